package io.muster.domain.signin;

/** What the identity provider states about an e-mail address. */
public enum EmailVerification {
    VERIFIED,
    UNVERIFIED,
    /** Nothing: Entra leaves the claim out, and SAML has none. */
    UNSTATED
}
