package io.muster.domain.directory;

import java.util.UUID;

/** A user's id: ours, a version 7 UUID, never taken from a client. */
public record UserId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
