package io.muster.domain.token;

/** The sender of requests with a SCIM token. */
public enum TokenUse {
    IDENTITY_PROVIDER,
    /** A simulation, on users and groups of its own. */
    SIMULATION,
    /** An admin, who sends again what the identity provider has sent. */
    REPLAY
}
