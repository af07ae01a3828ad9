package io.muster.domain.access;

import java.util.UUID;

/** The id of a group mapping: a version 7 UUID. */
public record MappingId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
