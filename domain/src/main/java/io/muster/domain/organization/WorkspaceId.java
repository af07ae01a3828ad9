package io.muster.domain.organization;

import java.util.UUID;

/** A workspace's id; ordered as its text is. */
public record WorkspaceId(UUID value) implements Comparable<WorkspaceId> {
    @Override
    public int compareTo(WorkspaceId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
