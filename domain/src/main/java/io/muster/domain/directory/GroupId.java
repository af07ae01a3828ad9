package io.muster.domain.directory;

import java.util.UUID;

/** A group's id: ours, a version 7 UUID, never taken from a client. */
public record GroupId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
