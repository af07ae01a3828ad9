package io.muster.domain.organization;

import java.util.UUID;

/** The id of an organization: opaque, and the first part of every key. */
public record OrganizationId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
