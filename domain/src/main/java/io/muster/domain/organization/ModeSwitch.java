package io.muster.domain.organization;

/** An organization after a change of mode, plan or connection, with the consequence for its SCIM tokens. */
public record ModeSwitch(Organization organization, Tokens tokens) {
    /** The consequence for the SCIM tokens. */
    public enum Tokens {
        KEEP,
        /** SCIM was turned on: the first token has to be issued. */
        ISSUE,
        /** SCIM was turned off: every token has to be revoked. */
        REVOKE
    }
}
