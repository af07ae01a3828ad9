package io.muster.domain.mapping;

import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.WorkspaceId;
import io.muster.domain.problem.Problem;
import java.util.Optional;
import java.util.Set;

/**
 * The role and the workspaces that a mapping gives, without their provenance.
 *
 * @param role empty if the mapping gives no role
 */
public record MappingContent(Optional<OrgRole> role, Set<WorkspaceId> workspaces) {
    public static final MappingContent NOTHING = new MappingContent(Optional.empty(), Set.of());
    public static final int MAX_WORKSPACES = 1_000;

    /** @throws Problem INVALID_VALUE if there are more than {@value #MAX_WORKSPACES} workspaces */
    public MappingContent {
        if (workspaces.size() > MAX_WORKSPACES) {
            throw Problem.invalidValue("A mapping has at most " + MAX_WORKSPACES + " workspaces");
        }
        workspaces = Set.copyOf(workspaces);
    }
}
