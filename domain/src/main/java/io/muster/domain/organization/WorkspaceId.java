package io.muster.domain.organization;

import io.muster.domain.text.Uuids;
import java.util.UUID;

/** The id of a workspace: a version 7 UUID, ordered as its text. */
public record WorkspaceId(UUID value) implements Comparable<WorkspaceId> {
    @Override
    public int compareTo(WorkspaceId other) {
        return Uuids.ORDER.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
