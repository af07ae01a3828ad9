package io.muster.domain.organization;

/** How members come to be. */
public enum ProvisioningMode {
    /** Admins invite. */
    MANUAL,
    /** On first sign-in. */
    JIT,
    /** The identity provider pushes. */
    SCIM
}
