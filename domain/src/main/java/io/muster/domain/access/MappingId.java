package io.muster.domain.access;

import java.util.UUID;

/** A group mapping's id. */
public record MappingId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
