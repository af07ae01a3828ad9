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
import java.util.UUID;
import java.util.function.Consumer;

/** The members of groups, as sets. A deleted user whose removal is held stays in the groups, but is not shown. */
public interface Memberships {
    /**
     * Applies the edit to a group that is locked. The cost of a delta is its own size; a replacement reads the present ids and
     * writes the difference only. Leaves out ids that the organization does not have and returns them as unknown; a
     * replacement that names unknown ids only changes nothing.
     *
     * @param now the time from which new members belong to the group
     */
    MembershipChange apply(OrganizationId organization, GroupId group, MembershipEdit edit, Instant now);

    /** Passes the members of the groups to the consumer, ordered by group and user id, with a bounded number in memory. */
    void forEach(OrganizationId organization, List<GroupId> groups, Consumer<GroupMember> each);

    /** Returns a page of a group's members in the order of their ids, those after the given one. */
    List<GroupMember> page(OrganizationId organization, GroupId group, Optional<UUID> after, int limit);

    /** Returns the groups of each user by displayName, in one query; users without a group may be missing. */
    Map<UserId, List<GroupRef>> groupsOf(OrganizationId organization, Collection<UserId> users);

    /** Counts the members of each group, in one query; empty groups may be missing. */
    Map<GroupId, Long> counts(OrganizationId organization, Collection<GroupId> groups);
}
