package io.muster.domain.mapping;

import io.muster.domain.access.EffectiveAccess;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.WorkspaceId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The sources of a member's access while the mappings of some groups are open: a preview combines them with their
 * present and with their proposed contents.
 *
 * @param active false for a member without any access
 * @param mappedRoles the roles that the mappings of the member's other groups give
 * @param workspaces those that are granted directly, and those of the mappings of the member's other groups
 * @param groups those of the open groups that the member belongs to
 */
public record MemberHoldings(
        UserId user,
        String label,
        boolean active,
        Optional<OrgRole> directRole,
        Set<OrgRole> mappedRoles,
        Set<WorkspaceId> workspaces,
        Set<GroupId> groups) {

    public MemberHoldings {
        mappedRoles = Set.copyOf(mappedRoles);
        workspaces = Set.copyOf(workspaces);
        groups = Set.copyOf(groups);
    }

    /**
     * Returns the access that follows if the open groups have these contents of mappings. A group without any gives
     * nothing.
     */
    public EffectiveAccess under(Map<GroupId, MappingContent> mappings, Optional<OrgRole> connectionRole) {
        if (!active) {
            return EffectiveAccess.NONE;
        }
        Collection<MappingContent> contents = groups.stream()
                .map(group -> mappings.getOrDefault(group, MappingContent.NOTHING))
                .toList();
        Set<WorkspaceId> all = new HashSet<>(workspaces);
        contents.forEach(content -> all.addAll(content.workspaces()));
        Stream<OrgRole> roles = Stream.concat(
                mappedRoles.stream(),
                contents.stream().map(MappingContent::role).flatMap(Optional::stream));
        return EffectiveAccess.of(OrgRole.decisive(roles, directRole, connectionRole), all);
    }
}
