package io.muster.domain.organization;

/** The strictness with which SCIM requests are read. */
public enum Dialect {
    /** Accepts everything that identity providers are known to send. */
    TOLERANT,
    /** Accepts the interoperability profile only: every PATCH operation has a path, unknown attributes are refused. */
    STRICT
}
