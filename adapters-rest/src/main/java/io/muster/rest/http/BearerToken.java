package io.muster.rest.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;

/** The credential of a request (RFC 6750 section 2.1). */
public final class BearerToken {
    private static final String SCHEME = "Bearer ";

    private BearerToken() {}

    /** Returns the token, with the scheme in any case; empty without one, or with another scheme. */
    public static Optional<String> of(ContainerRequestContext request) {
        return read(Optional.ofNullable(request.getHeaderString(HttpHeaders.AUTHORIZATION)));
    }

    static Optional<String> read(Optional<String> authorization) {
        return authorization
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).strip());
    }
}
