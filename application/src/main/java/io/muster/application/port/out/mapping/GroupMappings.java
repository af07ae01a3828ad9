package io.muster.application.port.out.mapping;

import io.muster.domain.access.MappingId;
import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.GroupName;
import io.muster.domain.mapping.GroupMapping;
import io.muster.domain.mapping.MappingContent;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the admins of all organizations have decided about groups: at most one mapping a group, and one a name to come. */
public interface GroupMappings {
    /** @throws Problem CONFLICT if one of the groups, or of the names, got a mapping in between */
    void add(Collection<GroupMapping> mappings);

    /** Stores changed mappings of one organization; each is locked, or its group is, or the organization. */
    void save(Collection<GroupMapping> mappings);

    /** As {@link #save(Collection)}, a single one. */
    default void save(GroupMapping mapping) {
        save(List.of(mapping));
    }

    void remove(OrganizationId organization, MappingId id);

    Optional<GroupMapping> find(OrganizationId organization, MappingId id);

    /** As {@link #find(OrganizationId, MappingId)} for several; those that don't exist are missing. */
    List<GroupMapping> find(OrganizationId organization, Collection<MappingId> ids);

    /** As {@link #find(OrganizationId, MappingId)}, and holds the mapping until the unit of work ends. */
    Optional<GroupMapping> lock(OrganizationId organization, MappingId id);

    /** The mapping of a group; held by the group's lock where there is one. */
    Optional<GroupMapping> of(OrganizationId organization, GroupId group);

    /** The mappings of several groups; groups without one are missing. */
    Map<GroupId, GroupMapping> of(OrganizationId organization, Collection<GroupId> groups);

    /** What the mappings of these groups say, without who decided it; groups without one are missing. */
    Map<GroupId, MappingContent> contents(OrganizationId organization, Collection<GroupId> groups);

    /** The mappings that wait for groups of these names; names without one are missing. */
    List<GroupMapping> prepared(OrganizationId organization, Collection<GroupName> names);

    /**
     * The mapping that a group takes over which is pushed for the first time: the one prepared for its name; failing that,
     * the one that ended, not before the given moment, with a group of the same externalId.
     */
    Optional<GroupMapping> awaiting(DirectoryGroup pushed, Instant endedSince);

    /** A page in the order of ids, those after the given one. */
    List<GroupMapping> page(OrganizationId organization, Optional<MappingId> after, int limit);

    /** Forgets at most so many of the mappings that ended before the moment; returns how many. */
    int forget(Instant endedBefore, int limit);
}
