package io.muster.application.port.out.access;

import io.muster.domain.access.AccessFacts;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.UserId;
import io.muster.domain.mapping.MemberHoldings;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.WorkspaceId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What members' access follows from, read across users, groups, mappings and grants; nothing of it is a copy. */
public interface AccessQueries {
    /** One query. Empty if there is no such member; a deleted one is there as long as the deletion is held. */
    Optional<AccessFacts> of(OrganizationId organization, UserId user);

    /** One query. As {@link #of(OrganizationId, UserId)}, of workspaces only this one. */
    Optional<AccessFacts> of(OrganizationId organization, UserId user, WorkspaceId workspace);

    /** One query for each thousand. Who doesn't exist is missing. */
    Map<UserId, AccessFacts> of(OrganizationId organization, Collection<UserId> users);

    /** The facts of those members with these ids who follow the given one, in the order of ids. */
    List<AccessFacts> page(OrganizationId organization, Optional<UserId> after, int limit);

    /** The ids of members, of a group or of everybody, in order, those after the given one. */
    List<UserId> members(OrganizationId organization, Optional<GroupId> group, Optional<UserId> after, int limit);

    /** The members of any of the groups, each once, in the order of ids, those after the given one. */
    List<MemberHoldings> holdings(
            OrganizationId organization, Collection<GroupId> groups, Optional<UserId> after, int limit, Instant now);

    /** Those marked as break-glass, who are few. */
    List<AccessFacts> breakGlass(OrganizationId organization);

    /**
     * Whether any active member's role is Admin. Cheap however large the organization, since it stops at the first.
     *
     * @see #lockAdminGuard
     */
    boolean hasActiveAdmin(OrganizationId organization);

    /**
     * Holds the question who is Admin until the unit of work ends, so that of two who take the role away at once the second
     * sees what the first did. Comes after the locks of groups and users, and before anybody's role is read.
     */
    void lockAdminGuard(OrganizationId organization);
}
