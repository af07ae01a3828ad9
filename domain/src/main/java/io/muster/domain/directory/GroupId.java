package io.muster.domain.directory;

import java.util.UUID;

/** The id of a group: a version 7 UUID that Muster assigns, never one that a client sends. */
public record GroupId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
