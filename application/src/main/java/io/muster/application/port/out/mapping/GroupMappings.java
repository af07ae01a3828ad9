package io.muster.application.port.out.mapping;

import io.muster.domain.access.MappingId;
import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.GroupName;
import io.muster.domain.mapping.GroupMapping;
import io.muster.domain.mapping.MappingContent;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.domain.problem.Problem;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The group mappings of all organizations: at most one for a group, and one for a name that no group has yet. Methods
 * that read several mappings refuse with INVALID_VALUE if they have more workspaces together than
 * {@link GroupMapping#MAX_WORKSPACES_TOGETHER}; {@link #page} and {@link #workspacesOf} avoid it.
 */
public interface GroupMappings {
    /** @throws Problem CONFLICT if one of the groups or names has got a mapping meanwhile */
    void add(Collection<GroupMapping> mappings);

    /** Stores changed mappings of one organization. Lock each mapping, its group or the organization before. */
    void save(Collection<GroupMapping> mappings);

    /** As {@link #save(Collection)}, for a single mapping. */
    default void save(GroupMapping mapping) {
        save(List.of(mapping));
    }

    void remove(OrganizationId organization, MappingId id);

    Optional<GroupMapping> find(OrganizationId organization, MappingId id);

    /** As {@link #find(OrganizationId, MappingId)}, for several; those that don't exist are missing. */
    List<GroupMapping> find(OrganizationId organization, Collection<MappingId> ids);

    /** As {@link #find(OrganizationId, MappingId)}, and locks the mapping until the unit of work ends. */
    Optional<GroupMapping> lock(OrganizationId organization, MappingId id);

    /** Returns the mapping of a group; the lock of the group covers it. */
    Optional<GroupMapping> of(OrganizationId organization, GroupId group);

    /** Returns the mappings of several groups; groups without one are missing. */
    Map<GroupId, GroupMapping> of(OrganizationId organization, Collection<GroupId> groups);

    /** Counts the workspaces of the mapping of each group; groups without any are missing. */
    Map<GroupId, Integer> workspacesOf(OrganizationId organization, Collection<GroupId> groups);

    /** Returns the contents of the mappings of these groups, without provenance; groups without one are missing. */
    Map<GroupId, MappingContent> contents(OrganizationId organization, Collection<GroupId> groups);

    /** Returns the mappings for names that no group has yet; names without one are missing. */
    List<GroupMapping> prepared(OrganizationId organization, Collection<GroupName> names);

    /**
     * Returns the mapping to bind to a new group: the one prepared for its name or, failing that, the one whose group
     * of the same externalId was deleted at the given moment or later.
     */
    Optional<GroupMapping> awaiting(DirectoryGroup pushed, Instant endedSince);

    /** Returns a page in the order of ids, those after the given one; sizes are {@link GroupMapping#bytes}. */
    Slice<GroupMapping> page(OrganizationId organization, Optional<MappingId> after, int limit);

    /**
     * Returns a page of organizations with mappings whose group was deleted before the moment, in the order of their
     * ids.
     */
    List<OrganizationId> organizationsWithEnded(Instant before, Optional<OrganizationId> after, int limit);

    /** Deletes at most so many mappings whose group was deleted before the moment; returns how many. */
    int purge(OrganizationId organization, Instant endedBefore, int limit);
}
