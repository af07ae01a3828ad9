package io.muster.domain.directory;

import java.util.UUID;

/** The id of a user: a version 7 UUID that Muster assigns, never one that a client sends. */
public record UserId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
