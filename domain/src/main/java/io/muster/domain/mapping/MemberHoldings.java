package io.muster.domain.mapping;

import io.muster.domain.access.EffectiveAccess;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.WorkspaceId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The facts from which a member's access is derived, without the content of mappings. A preview combines them with
 * present and with proposed contents.
 *
 * @param active false for a member without any access
 * @param granted the workspaces that are granted directly
 * @param mapped the member's groups that have, or are going to have, a mapping
 */
public record MemberHoldings(
        UserId user,
        String label,
        boolean active,
        Optional<OrgRole> directRole,
        Set<WorkspaceId> granted,
        Set<GroupId> mapped) {

    public MemberHoldings {
        granted = Set.copyOf(granted);
        mapped = Set.copyOf(mapped);
    }

    /** Returns the access that follows from these contents of mappings. */
    public EffectiveAccess under(Function<GroupId, MappingContent> mappings, Optional<OrgRole> connectionRole) {
        if (!active) {
            return EffectiveAccess.NONE;
        }
        Collection<MappingContent> contents = mapped.stream().map(mappings).toList();
        Set<WorkspaceId> workspaces = new HashSet<>(granted);
        contents.forEach(content -> workspaces.addAll(content.workspaces()));
        Stream<OrgRole> roles = contents.stream().map(MappingContent::role).flatMap(Optional::stream);
        return EffectiveAccess.of(OrgRole.decisive(roles, directRole, connectionRole), workspaces);
    }
}
