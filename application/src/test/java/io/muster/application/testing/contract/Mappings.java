package io.muster.application.testing.contract;

import static io.muster.application.testing.Fixtures.NOON;
import static io.muster.application.testing.Fixtures.added;
import static io.muster.application.testing.Fixtures.group;
import static io.muster.application.testing.Fixtures.workspace;

import io.muster.application.port.out.Ports;
import io.muster.application.testing.Fixtures;
import io.muster.domain.access.MappingId;
import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.MembershipEdit.Delta;
import io.muster.domain.directory.UserId;
import io.muster.domain.mapping.GroupMapping;
import io.muster.domain.mapping.GroupMapping.Target;
import io.muster.domain.mapping.MappingContent;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.organization.WorkspaceId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Groups with members and their mappings, for the contracts of access. */
final class Mappings {
    /** The decision behind all mappings and grants. */
    static final Provenance BY_BEA = new Provenance(NOON.minusSeconds(60), "bea");

    private Mappings() {}

    /** Returns a mapping that is not stored yet. */
    static GroupMapping bound(DirectoryGroup group, OrgRole role, WorkspaceId... workspaces) {
        return decided(
                group.organization(),
                new Target.Bound(group.id(), group.displayName()),
                new MappingContent(Optional.of(role), Set.of(workspaces)));
    }

    /** Returns a mapping that is not stored yet. */
    static GroupMapping decided(OrganizationId organization, Target target, MappingContent content) {
        return GroupMapping.decided(organization, new MappingId(Fixtures.newId()), target, content, BY_BEA);
    }

    /** Stores a mapping of a group. */
    static GroupMapping map(Ports ports, DirectoryGroup group, OrgRole role, WorkspaceId... workspaces) {
        return stored(ports, bound(group, role, workspaces));
    }

    /**
     * Stores mappings of as many workspaces as a mapping can have, each of a group of its own; in the order of their
     * ids.
     */
    static List<GroupMapping> large(Ports ports, OrganizationId organization, int number, DirectoryUser... members) {
        WorkspaceId[] workspaces = IntStream.range(0, MappingContent.MAX_WORKSPACES)
                .mapToObj(at ->
                        added(ports, workspace(organization, "Workspace " + at)).id())
                .toArray(WorkspaceId[]::new);
        return IntStream.range(0, number)
                .mapToObj(
                        at -> map(ports, team(ports, organization, "Large " + at, members), OrgRole.VIEWER, workspaces))
                .toList();
    }

    static GroupMapping stored(Ports ports, GroupMapping mapping) {
        ports.unitOfWork().run(() -> ports.groupMappings().add(List.of(mapping)));
        return mapping;
    }

    /** Stores a group whose members joined at noon. */
    static DirectoryGroup team(Ports ports, OrganizationId organization, String name, DirectoryUser... members) {
        DirectoryGroup team = added(ports, group(organization, name));
        Set<UserId> ids = new HashSet<>();
        for (DirectoryUser member : members) {
            ids.add(member.id());
        }
        ports.unitOfWork()
                .run(() -> ports.memberships().apply(organization, team.id(), new Delta(ids, Set.of()), NOON));
        return team;
    }

    static void grant(Ports ports, DirectoryUser user, WorkspaceId workspace) {
        ports.unitOfWork().run(() -> ports.workspaceGrants().give(user.organization(), user.id(), workspace, BY_BEA));
    }
}
