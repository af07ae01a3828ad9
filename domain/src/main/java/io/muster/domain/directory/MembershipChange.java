package io.muster.domain.directory;

import java.util.Set;

/**
 * What became of a {@link MembershipEdit}.
 *
 * @param joined who were no members before
 * @param left who are no members any more
 * @param unknown ids to be added that are nobody in the organization
 */
public record MembershipChange(Set<UserId> joined, Set<UserId> left, Set<UserId> unknown) {
    public static final MembershipChange NONE = new MembershipChange(Set.of(), Set.of(), Set.of());

    public MembershipChange {
        joined = Set.copyOf(joined);
        left = Set.copyOf(left);
        unknown = Set.copyOf(unknown);
    }

    /** Whether no membership changed. */
    public boolean isEmpty() {
        return joined.isEmpty() && left.isEmpty();
    }
}
