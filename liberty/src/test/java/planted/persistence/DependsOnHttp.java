package planted.persistence;

import jakarta.ws.rs.core.Response;

public record DependsOnHttp(Response response) {}
