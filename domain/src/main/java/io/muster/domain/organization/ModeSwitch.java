package io.muster.domain.organization;

/** An organization after a change of mode, plan or connection, and what has to become of its SCIM tokens. */
public record ModeSwitch(Organization organization, Tokens tokens) {
    /** What has to become of the SCIM tokens. */
    public enum Tokens {
        KEEP,
        /** SCIM was turned on: a first token is due. */
        ISSUE,
        /** SCIM was left: every token ends at once. */
        REVOKE
    }
}
