package io.muster.persistence.mapping;

import io.muster.domain.access.MappingId;
import io.muster.domain.directory.ExternalId;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.GroupName;
import io.muster.domain.mapping.GroupMapping;
import io.muster.domain.mapping.GroupMapping.Target;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.organization.RoleGrant;
import io.muster.domain.organization.WorkspaceId;
import io.muster.persistence.hibernate.Rows;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Converts group mappings to rows and back. */
final class MappingRows {
    private MappingRows() {}

    /** @param groupName the present name of the group that the mapping is bound to */
    static GroupMapping mapping(
            GroupMappingEntity row, Map<WorkspaceId, Provenance> workspaces, Optional<GroupName> groupName) {
        return new GroupMapping(
                new OrganizationId(row.organizationId),
                new MappingId(row.id),
                target(row, groupName),
                Rows.enumOf(OrgRole.class, row.role)
                        .map(role -> new RoleGrant(role, new Provenance(row.roleSince, row.roleBy))),
                workspaces,
                new Provenance(row.changedAt, row.changedBy),
                row.version);
    }

    static GroupMappingEntity row(GroupMapping mapping) {
        GroupMappingEntity row = new GroupMappingEntity();
        row.organizationId = mapping.organization().value();
        row.id = mapping.id().value();
        Target target = mapping.target();
        row.name = target.name().value();
        row.nameKey = target.name().key();
        if (target instanceof Target.Bound bound) {
            row.groupId = bound.group().value();
        } else if (target instanceof Target.Ended ended) {
            row.endedAt = ended.at();
            ended.externalId().ifPresent(external -> row.externalId = external.value());
        } else {
            row.preparedKey = target.name().key();
        }
        mapping.role().ifPresent(grant -> {
            row.role = grant.role().name();
            row.roleSince = grant.provenance().at();
            row.roleBy = grant.provenance().by();
        });
        row.changedAt = mapping.changed().at();
        row.changedBy = mapping.changed().by();
        row.version = mapping.version();
        return row;
    }

    /** Returns one row for each workspace of the mapping. */
    static List<MappingWorkspaceEntity> workspaces(GroupMapping mapping) {
        return mapping.workspaces().entrySet().stream()
                .map(given -> workspace(mapping, given.getKey(), given.getValue()))
                .toList();
    }

    private static MappingWorkspaceEntity workspace(GroupMapping mapping, WorkspaceId workspace, Provenance given) {
        MappingWorkspaceEntity row = new MappingWorkspaceEntity();
        row.organizationId = mapping.organization().value();
        row.mappingId = mapping.id().value();
        row.workspaceId = workspace.value();
        row.since = given.at();
        row.givenBy = given.by();
        return row;
    }

    private static Target target(GroupMappingEntity row, Optional<GroupName> groupName) {
        GroupName name = new GroupName(row.name, row.nameKey);
        if (row.groupId != null) {
            return new Target.Bound(new GroupId(row.groupId), groupName.orElse(name));
        }
        if (row.endedAt == null) {
            return new Target.Prepared(name);
        }
        return new Target.Ended(name, Optional.ofNullable(row.externalId).map(ExternalId::new), row.endedAt);
    }
}
