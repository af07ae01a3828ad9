package io.muster.persistence.mapping;

import io.muster.domain.directory.GroupName;
import io.muster.domain.mapping.GroupMapping;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.organization.WorkspaceId;
import io.muster.domain.problem.Problem;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import io.muster.persistence.hibernate.Rows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.query.SelectionQuery;

/**
 * Completes rows of mappings with their workspaces and with the present names of their groups: one statement for each.
 */
final class MappingReader {
    private final HibernateUnitOfWork unitOfWork;

    MappingReader(HibernateUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    /** Counts the workspaces of each mapping; mappings without any are missing. */
    Map<UUID, Integer> workspaces(OrganizationId organization, List<GroupMappingEntity> rows) {
        if (rows.isEmpty()) {
            return Map.of();
        }
        List<UUID> ids = rows.stream().map(row -> row.id).toList();
        SelectionQuery<CountRow> query = unitOfWork
                .session(organization)
                .createSelectionQuery(
                        "select mappingId, count(*) from MappingWorkspace"
                                + " where organizationId = :organization and mappingId" + Rows.among(ids)
                                + " group by mappingId",
                        CountRow.class)
                .setParameter("organization", organization.value());
        return Rows.bindAmong(query, ids).getResultStream().collect(Collectors.toMap(CountRow::mapping, row ->
                (int) row.workspaces()));
    }

    /** @throws Problem INVALID_VALUE if there are more workspaces than can be read together */
    List<GroupMapping> read(OrganizationId organization, List<GroupMappingEntity> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<UUID, Map<WorkspaceId, Provenance>> workspaces = given(organization, rows);
        Map<UUID, GroupName> names = groupNames(organization, rows);
        return rows.stream()
                .map(row -> MappingRows.mapping(
                        row,
                        workspaces.getOrDefault(row.id, Map.of()),
                        Optional.ofNullable(row.groupId).map(names::get)))
                .toList();
    }

    private Map<UUID, Map<WorkspaceId, Provenance>> given(OrganizationId organization, List<GroupMappingEntity> rows) {
        List<UUID> ids = rows.stream().map(row -> row.id).toList();
        SelectionQuery<MappingWorkspaceEntity> query = unitOfWork
                .session(organization)
                .createSelectionQuery(
                        "from MappingWorkspace where organizationId = :organization and mappingId" + Rows.among(ids)
                                + " order by workspaceId",
                        MappingWorkspaceEntity.class)
                .setParameter("organization", organization.value());
        List<MappingWorkspaceEntity> found = Rows.bindAmong(query, ids)
                .setMaxResults(GroupMapping.MAX_WORKSPACES_TOGETHER + 1)
                .getResultList();
        GroupMapping.requireFewTogether(found.size());
        Map<UUID, Map<WorkspaceId, Provenance>> workspaces = new LinkedHashMap<>();
        found.forEach(row -> workspaces
                .computeIfAbsent(row.mappingId, unused -> new LinkedHashMap<>())
                .put(new WorkspaceId(row.workspaceId), new Provenance(row.since, row.givenBy)));
        return workspaces;
    }

    private Map<UUID, GroupName> groupNames(OrganizationId organization, List<GroupMappingEntity> rows) {
        List<UUID> groups = rows.stream()
                .filter(row -> row.groupId != null)
                .map(row -> row.groupId)
                .toList();
        if (groups.isEmpty()) {
            return Map.of();
        }
        SelectionQuery<NameRow> query = unitOfWork
                .session(organization)
                .createSelectionQuery(
                        "select id, displayName, displayNameKey from DirectoryGroup"
                                + " where organizationId = :organization and id" + Rows.among(groups),
                        NameRow.class)
                .setParameter("organization", organization.value());
        return Rows.bindAmong(query, groups)
                .getResultStream()
                .collect(Collectors.toMap(NameRow::group, row -> new GroupName(row.name(), row.key())));
    }

    /** The number of workspaces of a mapping. */
    record CountRow(UUID mapping, long workspaces) {}

    /** The present name of a group. */
    record NameRow(UUID group, String name, String key) {}
}
