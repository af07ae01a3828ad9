package io.muster.domain.signin;

/** The identity provider's statement about an e-mail address. */
public enum EmailVerification {
    VERIFIED,
    UNVERIFIED,
    /** Nothing: Entra leaves the claim out, and SAML has none. */
    UNSTATED
}
