package io.muster.domain.directory;

import java.util.Set;

/**
 * The effect of a {@link MembershipEdit}.
 *
 * @param joined the users that were not members before
 * @param left the users that are no longer members
 * @param unknown the ids to add that belong to no user of the organization
 */
public record MembershipChange(Set<UserId> joined, Set<UserId> left, Set<UserId> unknown) {
    public static final MembershipChange NONE = new MembershipChange(Set.of(), Set.of(), Set.of());

    public MembershipChange {
        joined = UserId.copy(joined);
        left = UserId.copy(left);
        unknown = UserId.copy(unknown);
    }

    /** Returns whether no membership changed. */
    public boolean isEmpty() {
        return joined.isEmpty() && left.isEmpty();
    }
}
