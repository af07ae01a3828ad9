package io.muster.domain.organization;

/** How strictly an identity provider's requests are read. */
public enum Dialect {
    /** Everything that identity providers are known to send. */
    TOLERANT,
    /** The interoperability profile: every PATCH operation has a path, nothing unknown is accepted. */
    STRICT
}
