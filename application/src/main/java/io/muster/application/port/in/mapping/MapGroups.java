package io.muster.application.port.in.mapping;

import io.muster.application.port.in.AdminCaller;
import io.muster.domain.access.MappingId;
import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.UserId;
import io.muster.domain.mapping.GroupMapping;
import io.muster.domain.mapping.MappingPreview;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.domain.problem.Problem;
import java.util.List;
import java.util.Optional;

/** An admin decides which role and workspaces the members of groups get. */
public interface MapGroups {
    int MAX_PROPOSALS = 1_000;

    /** Returns a page of mappings in the order of their ids, those after the given one. */
    Slice<GroupMapping> mappings(AdminCaller caller, OrganizationId id, Optional<MappingId> after, int limit);

    /** Returns the groups with their mappings, up to the one whose mapping reaches {@link Slice#MAX_BYTES}. */
    Slice<MappedGroup> mapped(AdminCaller caller, OrganizationId id, List<DirectoryGroup> groups);

    /** @throws Problem NOT_FOUND */
    GroupMapping mapping(AdminCaller caller, OrganizationId id, MappingId mapping);

    /**
     * Saves all proposals or none. A mapping for a name without a group is bound to the first group that gets the name.
     *
     * @param fingerprint of an approved preview; if given, the save is applied only if the preview still holds
     * @return the mappings as they are now, in the order of the proposals
     * @throws Problem NOT_FOUND, also for an unknown workspace; INVALID_VALUE if the mappings have more workspaces
     *     together than {@link GroupMapping#MAX_WORKSPACES_TOGETHER}; CONFLICT if a mapping has another version, with
     *     its author and content, or if the preview no longer holds; PROTECTED_MEMBER if no active Admin would be left
     *     or a break-glass owner would be demoted
     */
    List<GroupMapping> save(
            AdminCaller caller, OrganizationId id, List<MappingProposal> proposals, Optional<String> fingerprint);

    /**
     * Returns what a save would change, and writes nothing. Each page counts all members whom it concerns.
     *
     * @param after the page contains changes of members after this one only
     * @throws Problem as {@link #save}, but for PROTECTED_MEMBER
     */
    MappingPreview preview(
            AdminCaller caller, OrganizationId id, List<MappingProposal> proposals, Optional<UserId> after, int limit);

    /** A group, and what is decided about it. */
    record MappedGroup(DirectoryGroup group, Optional<GroupMapping> mapping) {}

    /**
     * Deletes a mapping that is bound to no group.
     *
     * @throws Problem NOT_FOUND; CONFLICT if it has another version or is bound to a group
     */
    void delete(AdminCaller caller, OrganizationId id, MappingId mapping, long version);
}
