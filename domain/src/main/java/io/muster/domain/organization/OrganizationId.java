package io.muster.domain.organization;

import java.util.UUID;

/** An organization's id; opaque, and the first part of every key. */
public record OrganizationId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
