package io.muster.application.port.out.directory;

import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.GroupMember;
import io.muster.domain.directory.GroupRef;
import io.muster.domain.directory.MembershipChange;
import io.muster.domain.directory.MembershipEdit;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The members of groups, as sets. A deleted user whose removal is held stays in the groups, but is not shown. */
public interface Memberships {
    /**
     * Applies the edit to a group that is locked. The cost of a delta is its own size; a replacement reads the present
     * ids and writes the difference only. Leaves out ids that the organization does not have and returns them as
     * unknown; a replacement that names unknown ids only changes nothing.
     *
     * @param now the time from which new members belong to the group
     */
    MembershipChange apply(OrganizationId organization, GroupId group, MembershipEdit edit, Instant now);

    /** Returns a page of the members of the groups, ordered by group and user id, those after the position. */
    List<GroupMember> page(
            OrganizationId organization, Collection<GroupId> groups, Optional<Position> after, int limit);

    /** A place in the order of the members of several groups. */
    record Position(GroupId group, UserId user) {
        public static Position of(GroupMember member) {
            return new Position(member.group(), member.user());
        }
    }

    /** The number of groups of several users that are read together: about 1 MiB. */
    int MAX_GROUPS_TOGETHER = 5_000;

    /** Returns the groups of a user by displayName. */
    List<GroupRef> groupsOf(OrganizationId organization, UserId user);

    /**
     * As {@link #groupsOf(OrganizationId, UserId)}, for several users in one query; users without a group may be
     * missing.
     *
     * @return empty if there is more than one user, and they have more than {@value #MAX_GROUPS_TOGETHER} groups
     *     together: ask for fewer
     */
    Optional<Map<UserId, List<GroupRef>>> groupsOf(OrganizationId organization, Collection<UserId> users);

    /** Counts the members of each group, in one query; empty groups may be missing. */
    Map<GroupId, Long> counts(OrganizationId organization, Collection<GroupId> groups);
}
