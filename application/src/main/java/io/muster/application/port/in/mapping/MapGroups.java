package io.muster.application.port.in.mapping;

import io.muster.application.port.in.AdminCaller;
import io.muster.domain.access.MappingId;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.UserId;
import io.muster.domain.mapping.GroupMapping;
import io.muster.domain.mapping.MappingPreview;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An admin's conversation about what the members of groups get. */
public interface MapGroups {
    int MAX_PROPOSALS = 1_000;

    /** In the order in which they were made, those after the given one. */
    List<GroupMapping> mappings(AdminCaller caller, OrganizationId id, Optional<MappingId> after, int limit);

    /** The mappings of several groups; groups without one are missing. */
    Map<GroupId, GroupMapping> mappingsOf(AdminCaller caller, OrganizationId id, Collection<GroupId> groups);

    /** @throws Problem NOT_FOUND */
    GroupMapping mapping(AdminCaller caller, OrganizationId id, MappingId mapping);

    /**
     * Saves all or none. What was decided about a name binds to the group that is pushed under it.
     *
     * @param fingerprint of the preview that was approved; if given, what is applied is exactly what it showed
     * @return the mappings as they are now, in the order of the proposals
     * @throws Problem NOT_FOUND; INVALID_VALUE for an unknown workspace; CONFLICT if somebody else changed one of them, told
     *     with who and what, or if the preview no longer holds; PROTECTED_MEMBER if no active Admin would be left or a
     *     break-glass owner demoted
     */
    List<GroupMapping> save(
            AdminCaller caller, OrganizationId id, List<MappingProposal> proposals, Optional<String> fingerprint);

    /**
     * What saving would do; nothing is written. Every page counts everybody.
     *
     * @param after only shifts of members that follow this one are on the page
     * @throws Problem as {@link #save}, but for PROTECTED_MEMBER
     */
    MappingPreview preview(
            AdminCaller caller, OrganizationId id, List<MappingProposal> proposals, Optional<UserId> after, int limit);

    /**
     * Forgets a mapping that is bound to no group.
     *
     * @throws Problem NOT_FOUND; CONFLICT if it has another version, or is bound in between
     */
    void forget(AdminCaller caller, OrganizationId id, MappingId mapping, long version);
}
