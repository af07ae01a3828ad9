package io.muster.domain.organization;

import java.time.Instant;

/** That an SSO connection's settings and domains were checked: how, when, by whom. */
public record Attestation(Kind kind, Instant at, String by) {
    /** What stands behind an attestation. */
    public enum Kind {
        /** An operator vouches for it; nothing was asked of the identity provider or the DNS. */
        MANUALLY_ATTESTED,
        /** Settings and domains were checked against identity provider and DNS. */
        VERIFIED
    }
}
