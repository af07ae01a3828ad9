package io.muster.domain.organization;

/** A check of the settings and the domains of an SSO connection, with its time and its author. */
public record Attestation(Kind kind, Provenance provenance) {
    /** The way in which settings and domains were checked. */
    public enum Kind {
        /** An operator attests them; neither the identity provider nor the DNS was asked. */
        MANUALLY_ATTESTED,
        /** They were checked against the identity provider and the DNS. */
        VERIFIED
    }
}
