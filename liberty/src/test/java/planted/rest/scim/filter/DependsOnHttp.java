package planted.rest.scim.filter;

import jakarta.ws.rs.core.Response;

public record DependsOnHttp(Response response) {}
