package io.muster.application.port.out.access;

import io.muster.domain.access.AccessFacts;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.UserId;
import io.muster.domain.mapping.MemberHoldings;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.WorkspaceId;
import io.muster.domain.paging.Slice;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the facts from which access is derived, across users, groups, mappings and grants. None of them is a copy. */
public interface AccessQueries {
    /** The most facts that are read at once: each is about 300 bytes of an answer. */
    int MAX_FACTS = 3_000;

    /**
     * Reads the facts of a member in one query; a second one reads of each workspace the direct grant and one mapping
     * only, if there are more facts than {@link #MAX_FACTS}. Empty for an unknown id; a deleted member is found while
     * its removal is held.
     */
    Optional<AccessFacts> of(OrganizationId organization, UserId user);

    /**
     * Reads as {@link #of(OrganizationId, UserId)}; of workspaces, only the given one. Does not read whether SSO is
     * required: that decides about a sign-in, and this is asked with every request of somebody who is signed in.
     */
    Optional<AccessFacts> of(OrganizationId organization, UserId user, WorkspaceId workspace);

    /**
     * Reads the facts of at most a thousand members, of each workspace the direct grant and one mapping. Unknown ids
     * are missing in the result, and roles and workspaces of a member who has left may be, unless the removal is held.
     *
     * @return empty if they have more than {@link #MAX_FACTS}, unless it is a single member
     */
    Optional<Map<UserId, AccessFacts>> summaries(OrganizationId organization, Collection<UserId> users);

    /**
     * Reads the facts of several members without their workspaces, and without whether SSO is required. Unknown ids are
     * missing in the result.
     */
    List<AccessFacts> roles(OrganizationId organization, Collection<UserId> users);

    /**
     * Reads a page of all members after the given one, in the order of ids. It ends before the member with whom it
     * would contain more than {@link #MAX_FACTS}, but contains at least one.
     */
    Slice<AccessFacts> page(OrganizationId organization, Optional<UserId> after, int limit);

    /** Reads a page of the ids of a group's members, or of all members, after the given one. */
    List<UserId> members(OrganizationId organization, Optional<GroupId> group, Optional<UserId> after, int limit);

    /** The number of roles, workspaces and groups that the holdings of several members have together. */
    int MAX_HOLDINGS = 10_000;

    /**
     * Reads a page of the members of any of the groups, each once, after the given one, in the order of ids. It ends
     * before the member with whom it would have more than {@value #MAX_HOLDINGS} roles, workspaces and groups, but
     * contains at least one.
     *
     * @param groups those whose mappings are open
     */
    Slice<MemberHoldings> holdings(
            OrganizationId organization, Collection<GroupId> groups, Optional<UserId> after, int limit, Instant now);

    /** Reads the facts of all break-glass owners, who are few, as {@link #roles} does. */
    List<AccessFacts> breakGlass(OrganizationId organization);
}
