package io.muster.rest.http;

import io.muster.domain.dialect.Tolerance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;

/** Requires that a body is declared as JSON. */
public final class JsonType {
    private JsonType() {}

    /**
     * Accepts a body without a type as JSON: parsing refuses every other content.
     *
     * @throws HttpRefusal 415
     */
    @Tolerance("no-content-type")
    public static void require(ContainerRequestContext request) {
        MediaType type;
        try {
            type = request.getMediaType();
        } catch (RuntimeException malformed) {
            throw new HttpRefusal(415, "The Content-Type can't be understood");
        }
        boolean json = type == null
                || (type.getType().equalsIgnoreCase("application")
                        && (type.getSubtype().equalsIgnoreCase("json")
                                || type.getSubtype().equalsIgnoreCase("scim+json")));
        if (!json) {
            throw new HttpRefusal(415, "The body must be application/scim+json or application/json");
        }
    }
}
