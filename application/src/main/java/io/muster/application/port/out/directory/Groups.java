package io.muster.application.port.out.directory;

import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.GroupAttribute;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.GroupName;
import io.muster.domain.directory.Search;
import io.muster.domain.directory.SearchPage;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The groups of all organizations, without their members. */
public interface Groups {
    /** @throws Problem DUPLICATE if a present group of the organization has the displayName or externalId */
    void add(DirectoryGroup group);

    /**
     * Stores a changed group that is locked.
     *
     * @throws Problem DUPLICATE as for {@link #add}
     */
    void save(DirectoryGroup group);

    Optional<DirectoryGroup> find(OrganizationId organization, GroupId id);

    /** As {@link #find}, and locks the group until the unit of work ends. */
    Optional<DirectoryGroup> lock(OrganizationId organization, GroupId id);

    /** As {@link #find}, for several; those that don't exist are missing. */
    List<DirectoryGroup> findAll(OrganizationId organization, Collection<GroupId> ids);

    /** Returns the groups of these names, compared by their keys; names that no group has are missing. */
    List<DirectoryGroup> named(OrganizationId organization, Collection<GroupName> names);

    /** As {@link #lock}, for several, in the order of their ids; those that don't exist are missing. */
    List<DirectoryGroup> lockAll(OrganizationId organization, Collection<GroupId> ids);

    /** Removes the group with its memberships. */
    void remove(OrganizationId organization, GroupId id);

    SearchPage<DirectoryGroup> search(OrganizationId organization, Search<GroupAttribute> search);

    /** Increments the version of each group that the user is in, and locks the groups in the order of their ids. */
    void touchAllOf(OrganizationId organization, UserId user, Instant now);
}
