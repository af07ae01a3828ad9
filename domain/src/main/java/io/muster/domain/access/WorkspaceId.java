package io.muster.domain.access;

import java.util.UUID;

/** A workspace's id. */
public record WorkspaceId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
