package io.muster.application.port.out.directory;

import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.GroupMember;
import io.muster.domain.directory.GroupRef;
import io.muster.domain.directory.MembershipChange;
import io.muster.domain.directory.MembershipEdit;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.PageSize;
import io.muster.domain.paging.Slice;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

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

    /**
     * Returns a page of the members of the groups, ordered by group and user id, those after the position; bounded also
     * in bytes.
     */
    Slice<GroupMember> page(
            OrganizationId organization, Collection<GroupId> groups, Optional<Position> after, int limit);

    /** A place in the order of the members of several groups. */
    record Position(GroupId group, UserId user) {
        public static Position of(GroupMember member) {
            return new Position(member.group(), member.user());
        }
    }

    /**
     * Returns a page of the groups of a user, in the order of their ids, those after the given one; bounded also in
     * bytes.
     */
    Slice<GroupRef> groupsOf(OrganizationId organization, UserId user, Optional<GroupId> after, int limit);

    /** As {@link #groupsOf}, but the question may travel with the next statement of the unit of work. */
    Supplier<Slice<GroupRef>> askGroupsOf(OrganizationId organization, UserId user, int limit);

    /** Passes all groups of a user on, page by page. */
    default void eachGroupOf(OrganizationId organization, UserId user, Consumer<List<GroupRef>> page) {
        Optional<GroupId> last = Optional.empty();
        Slice<GroupRef> groups;
        do {
            groups = groupsOf(organization, user, last, PageSize.MAX);
            page.accept(groups.items());
            last = groups.items().stream().reduce((before, after) -> after).map(GroupRef::id);
        } while (groups.more());
    }

    /**
     * Returns all groups of several users, in one query; users without a group may be missing.
     *
     * @return empty if they are too large for a {@link Slice}: ask for fewer users, or for pages of one
     */
    Optional<Map<UserId, List<GroupRef>>> groupsOf(OrganizationId organization, Collection<UserId> users);

    /** Counts the members of each group, in one query; empty groups may be missing. */
    Map<GroupId, Long> counts(OrganizationId organization, Collection<GroupId> groups);
}
