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

/** Who is in which group, as sets. A deleted user whose removal is held is still in their groups, but not shown. */
public interface Memberships {
    /**
     * Applies the edit to a group that is locked. A delta costs its own size; a replacement reads the present ids and
     * writes only the difference. Ids that are nobody in the organization come back as unknown and are left out; a
     * replacement that names only such ids changes nothing.
     *
     * @param now since when those who join are members
     */
    MembershipChange apply(OrganizationId organization, GroupId group, MembershipEdit edit, Instant now);

    /** Hands over the members of the groups, ordered by group and user id, a bounded number in memory at a time. */
    void forEach(OrganizationId organization, List<GroupId> groups, Consumer<GroupMember> each);

    /** A page of one group's members ordered by id, those after the given one. */
    List<GroupMember> page(OrganizationId organization, GroupId group, Optional<UUID> after, int limit);

    /** The groups of each of the users, ordered by displayName, in one query; users without a group may be missing. */
    Map<UserId, List<GroupRef>> groupsOf(OrganizationId organization, Collection<UserId> users);

    /** How many members each of the groups has, in one query; empty groups may be missing. */
    Map<GroupId, Long> counts(OrganizationId organization, Collection<GroupId> groups);
}
