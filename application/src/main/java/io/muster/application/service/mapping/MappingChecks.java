package io.muster.application.service.mapping;

import io.muster.application.port.out.organization.Workspaces;
import io.muster.domain.mapping.GroupMapping;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.RoleGrant;
import io.muster.domain.organization.Workspace;
import io.muster.domain.organization.WorkspaceId;
import io.muster.domain.problem.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Refuses changes of mappings that are based on an old version or name an unknown workspace. */
final class MappingChecks {
    private static final int LISTED = 10;

    private final Workspaces workspaces;

    MappingChecks(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    /**
     * @throws Problem CONFLICT if a mapping has another version than expected; NOT_FOUND for an unknown workspace
     */
    void requireAcceptable(OrganizationId organization, List<MappingChange> changes) {
        requireCurrent(organization, changes);
        requireKnownWorkspaces(organization, changes);
    }

    /** Returns the refusal of a change that is based on an old version; its detail contains the present content. */
    Problem conflict(OrganizationId organization, List<GroupMapping> present) {
        Map<WorkspaceId, String> names =
                workspaces.of(organization).stream().collect(Collectors.toMap(Workspace::id, Workspace::name));
        return new Problem(
                Problem.Code.CONFLICT,
                present.stream()
                        .limit(LISTED)
                        .map(mapping -> description(mapping, names))
                        .collect(Collectors.joining(". ")));
    }

    private void requireCurrent(OrganizationId organization, List<MappingChange> changes) {
        List<MappingChange> stale =
                changes.stream().filter(MappingChange::isStale).toList();
        if (stale.isEmpty()) {
            return;
        }
        List<GroupMapping> present =
                stale.stream().flatMap(change -> change.before().stream()).toList();
        if (present.isEmpty()) {
            throw new Problem(
                    Problem.Code.CONFLICT,
                    "There is no mapping yet of the group that a version was given for; 0 stands for none");
        }
        throw conflict(organization, present);
    }

    private static String description(GroupMapping mapping, Map<WorkspaceId, String> names) {
        String role = mapping.role()
                .map(RoleGrant::role)
                .map(OrgRole::name)
                .map(name -> "the role " + name)
                .orElse("the connection role");
        String given = mapping.workspaces().isEmpty()
                ? "no workspace"
                : mapping.workspaces().keySet().stream()
                        .map(workspace -> names.getOrDefault(workspace, workspace.toString()))
                        .sorted()
                        .collect(Collectors.joining(", "));
        return "The mapping of " + mapping.target().name().value() + " was changed by "
                + mapping.changed().by() + " at " + mapping.changed().at() + " and now gives " + role + " and " + given
                + " (version " + mapping.version() + ")";
    }

    private void requireKnownWorkspaces(OrganizationId organization, List<MappingChange> changes) {
        Set<WorkspaceId> wanted = changes.stream()
                .flatMap(change -> change.after().content().workspaces().stream())
                .collect(Collectors.toSet());
        if (wanted.isEmpty()) {
            return;
        }
        Set<WorkspaceId> unknown = new HashSet<>(wanted);
        unknown.removeAll(workspaces.known(organization, wanted));
        if (!unknown.isEmpty()) {
            throw new Problem(
                    Problem.Code.NOT_FOUND,
                    "Workspace "
                            + unknown.stream()
                                    .map(WorkspaceId::toString)
                                    .sorted()
                                    .limit(LISTED)
                                    .collect(Collectors.joining(", "))
                            + " not found");
        }
    }
}
