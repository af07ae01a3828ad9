package io.muster.domain.organization;

import java.util.UUID;

/** The id of an organization: opaque, and the first part of every key. */
public record OrganizationId(UUID value) {
    /** The nil UUID, in place of an organization's id in the audit log of the installation. No organization has it. */
    public static final OrganizationId INSTALLATION = new OrganizationId(new UUID(0, 0));

    @Override
    public String toString() {
        return value.toString();
    }
}
