package io.muster.domain.organization;

/** The way in which members are created. */
public enum ProvisioningMode {
    /** By invitation of an admin. */
    MANUAL,
    /** On first sign-in (just-in-time). */
    JIT,
    /** By the identity provider through SCIM. */
    SCIM
}
