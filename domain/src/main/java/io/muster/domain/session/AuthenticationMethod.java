package io.muster.domain.session;

/** A way to prove an identity. Names are stored, so they never change. */
public enum AuthenticationMethod {
    /** By the SSO connection of the organization. */
    SSO,
    /** By a password, which only break-glass owners have. */
    PASSWORD
}
