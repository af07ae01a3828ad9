package io.muster.domain.directory;

import io.muster.domain.text.Uuids;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * The id of a user: a version 7 UUID that Muster assigns, never one that a client sends. Ids have an order, because a
 * hash set keeps elements of one hash code in order if it can: a client may send many such ids.
 */
public record UserId(UUID value) implements Comparable<UserId> {
    /** Copies ids that a client may have chosen. {@link Set#copyOf} takes quadratic time for ids of one hash code. */
    static Set<UserId> copy(Set<UserId> ids) {
        return Collections.unmodifiableSet(new HashSet<>(ids));
    }

    @Override
    public int compareTo(UserId other) {
        return Uuids.ORDER.compare(value, other.value);
    }

    /** Returns the member's path below the organization's, by which the audit log and events name the member. */
    public String path() {
        return "members/" + value;
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
