package planted.rest.json;

import jakarta.ws.rs.core.Response;

public record DependsOnHttp(Response response) {}
