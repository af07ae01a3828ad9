package io.muster.rest.http;

/** A group of paths that decides how the caller authenticates and which form an error has. */
public enum Surface {
    /** Identity providers, below {@code scim}, with the token of an organization. */
    SCIM,
    /** Operators and members, with an API key or a session; every path that belongs to no other surface. */
    ADMIN,
    /**
     * Browsers and identity providers during a sign-in, without a credential: {@code login}, the OpenID Connect
     * redirect and initiation URIs below {@code oidc}, SAML metadata and assertion consumers below {@code saml}.
     */
    SIGN_IN;

    /**
     * Returns the surface of a path.
     *
     * @param segment the first segment of the path below {@code /api/v1}, decoded and without matrix parameters
     */
    static Surface of(String segment) {
        return switch (segment) {
            case "scim" -> SCIM;
            case "login", "oidc", "saml" -> SIGN_IN;
            default -> ADMIN;
        };
    }
}
