package io.muster.persistence.mapping;

import io.muster.application.port.out.Chunks;
import io.muster.application.port.out.mapping.GroupMappings;
import io.muster.domain.access.MappingId;
import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.ExternalId;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.GroupName;
import io.muster.domain.mapping.GroupMapping;
import io.muster.domain.mapping.GroupMapping.Target;
import io.muster.domain.mapping.MappingContent;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.WorkspaceId;
import io.muster.domain.paging.Slice;
import io.muster.persistence.hibernate.AcrossOrganizations;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import io.muster.persistence.hibernate.LookUp;
import io.muster.persistence.hibernate.NamedQuery;
import io.muster.persistence.hibernate.OldRows;
import io.muster.persistence.hibernate.Rows;
import jakarta.persistence.LockModeType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.query.SelectionQuery;

/**
 * Stores each group mapping as one row, and each of its workspaces as another. A bound mapping is read with the present
 * name of its group.
 */
final class JpaGroupMappings implements GroupMappings {
    private static final NamedQuery CONTENTS = NamedQuery.of(Rows.ASKED + """
            select p.group_id, p.role, w.workspace_id
            from group_mapping p
            left join group_mapping_workspace w on w.organization_id = p.organization_id and w.mapping_id = p.id
            where p.organization_id = :organization and p.group_id in (select a.id from asked a)""");

    private static final NamedQuery WORKSPACES_OF = NamedQuery.of(Rows.ASKED + """
            select p.group_id, count(*)
            from group_mapping p
            join group_mapping_workspace w on w.organization_id = p.organization_id and w.mapping_id = p.id
            where p.organization_id = :organization and p.group_id in (select a.id from asked a)
            group by p.group_id""");

    private static final String OF_GROUP = """
            select organization_id, id, group_id, prepared_key, ended_at, name, name_key, external_id, role, role_since,
                role_by, changed_at, changed_by, version
            from group_mapping where organization_id = ? and group_id = ?""";

    private final HibernateUnitOfWork unitOfWork;
    private final MappingReader reader;

    JpaGroupMappings(HibernateUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.reader = new MappingReader(unitOfWork);
    }

    @Override
    public void add(Collection<GroupMapping> mappings) {
        if (mappings.isEmpty()) {
            return;
        }
        OrganizationId organization = mappings.iterator().next().organization();
        insert(organization, rows(mappings));
        insert(organization, workspaceRows(mappings));
    }

    @Override
    public void save(Collection<GroupMapping> mappings) {
        if (mappings.isEmpty()) {
            return;
        }
        OrganizationId organization = mappings.iterator().next().organization();
        unitOfWork.session(organization).updateMultiple(rows(mappings));
        deleteWorkspaces(
                organization,
                mappings.stream().map(mapping -> mapping.id().value()).toList());
        insert(organization, workspaceRows(mappings));
    }

    @Override
    public void remove(OrganizationId organization, MappingId id) {
        unitOfWork
                .session(organization)
                .createMutationQuery("delete from GroupMapping where organizationId = :organization and id = :id")
                .setParameter("organization", organization.value())
                .setParameter("id", id.value())
                .executeUpdate();
    }

    @Override
    public Optional<GroupMapping> find(OrganizationId organization, MappingId id) {
        return find(organization, List.of(id)).stream().findFirst();
    }

    @Override
    public List<GroupMapping> find(OrganizationId organization, Collection<MappingId> ids) {
        return among(organization, "id", ids.stream().map(MappingId::value).toList());
    }

    @Override
    public Optional<GroupMapping> lock(OrganizationId organization, MappingId id) {
        return read(
                        organization,
                        mappings(organization, "m.id = :id", "")
                                .setParameter("id", id.value())
                                .setLockMode(LockModeType.PESSIMISTIC_WRITE))
                .stream()
                .findFirst();
    }

    @Override
    public Optional<GroupMapping> of(OrganizationId organization, GroupId group) {
        List<GroupMappingEntity> rows = unitOfWork.query(
                organization, OF_GROUP, List.of(organization.value(), group.value()), JpaGroupMappings::row);
        return reader.read(organization, rows).stream().findFirst();
    }

    @Override
    public Map<GroupId, GroupMapping> of(OrganizationId organization, Collection<GroupId> groups) {
        return among(organization, "groupId", ids(groups)).stream()
                .collect(Collectors.toMap(mapping -> mapping.group().orElseThrow(), Function.identity()));
    }

    @Override
    public Map<GroupId, Integer> workspacesOf(OrganizationId organization, Collection<GroupId> groups) {
        return unitOfWork
                .query(
                        organization,
                        WORKSPACES_OF.text(),
                        WORKSPACES_OF.values(asked(organization, groups)),
                        row -> Map.entry(new GroupId(row.getObject(1, UUID.class)), row.getInt(2)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public Map<GroupId, MappingContent> contents(OrganizationId organization, Collection<GroupId> groups) {
        Map<GroupId, Optional<OrgRole>> roles = new HashMap<>();
        Map<GroupId, Set<WorkspaceId>> workspaces = new HashMap<>();
        for (List<GroupId> some : Chunks.of(groups, Rows.CHUNK)) {
            unitOfWork
                    .query(organization, CONTENTS.text(), CONTENTS.values(asked(organization, some)), ContentRow::read)
                    .forEach(row -> {
                        roles.put(row.group(), row.role());
                        Set<WorkspaceId> given = workspaces.computeIfAbsent(row.group(), unused -> new HashSet<>());
                        row.workspace().ifPresent(given::add);
                    });
        }
        return roles.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        role -> new MappingContent(role.getValue(), workspaces.getOrDefault(role.getKey(), Set.of()))));
    }

    private static Map<String, Object> asked(OrganizationId organization, Collection<GroupId> groups) {
        return Map.of("organization", organization.value(), "ids", ids(groups).toArray(UUID[]::new));
    }

    /** One workspace of the mapping of a group, or none. */
    private record ContentRow(GroupId group, Optional<OrgRole> role, Optional<WorkspaceId> workspace) {
        static ContentRow read(ResultSet row) throws SQLException {
            return new ContentRow(
                    new GroupId(row.getObject(1, UUID.class)),
                    Rows.enumOf(OrgRole.class, row.getString(2)),
                    Optional.ofNullable(row.getObject(3, UUID.class)).map(WorkspaceId::new));
        }
    }

    @Override
    public List<GroupMapping> prepared(OrganizationId organization, Collection<GroupName> names) {
        return among(
                organization, "preparedKey", names.stream().map(GroupName::key).toList());
    }

    @Override
    public Optional<GroupMapping> awaiting(DirectoryGroup pushed, Instant endedSince) {
        String external = pushed.externalId().map(ExternalId::value).orElse("");
        return read(
                        pushed.organization(),
                        mappings(
                                        pushed.organization(),
                                        "(m.preparedKey = :name or m.externalId = :external and m.endedAt >= :since)",
                                        "")
                                .setParameter("name", pushed.displayName().key())
                                .setParameter("external", external)
                                .setParameter("since", endedSince)
                                .setLockMode(LockModeType.PESSIMISTIC_WRITE))
                .stream()
                .max(Comparator.comparing(
                        mapping -> mapping.target() instanceof Target.Ended ended ? ended.at() : Instant.MAX));
    }

    @Override
    public Slice<GroupMapping> page(OrganizationId organization, Optional<MappingId> after, int limit) {
        SelectionQuery<GroupMappingEntity> query = mappings(
                        organization, after.isPresent() ? "m.id > :after" : "1 = 1", " order by m.id")
                .setMaxResults(limit + 1);
        after.ifPresent(last -> query.setParameter("after", last.value()));
        List<GroupMappingEntity> rows = query.getResultList();
        Map<UUID, Integer> workspaces = reader.workspaces(organization, rows);
        Slice<GroupMappingEntity> slice =
                Slice.of(rows, limit, row -> GroupMapping.bytes(workspaces.getOrDefault(row.id, 0)));
        return new Slice<>(reader.read(organization, slice.items()), slice.more());
    }

    @Override
    public List<OrganizationId> organizationsWithEnded(Instant before, Optional<OrganizationId> after, int limit) {
        return LookUp.organizations(
                unitOfWork.session(AcrossOrganizations.ENDED_MAPPINGS),
                "GroupMapping",
                "endedAt < :at",
                before,
                after,
                limit);
    }

    @Override
    public int purge(OrganizationId organization, Instant endedBefore, int limit) {
        List<GroupMappingEntity> old = unitOfWork
                .session(organization)
                .createSelectionQuery(
                        "from GroupMapping where organizationId = :organization and endedAt < :before order by endedAt",
                        GroupMappingEntity.class)
                .setParameter("organization", organization.value())
                .setParameter("before", endedBefore)
                .setMaxResults(limit)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        return OldRows.delete(
                unitOfWork.session(organization),
                organization,
                "GroupMapping",
                old.stream().map(row -> row.id).toList());
    }

    private List<GroupMapping> among(OrganizationId organization, String attribute, List<?> values) {
        return values.isEmpty()
                ? List.of()
                : read(
                        organization,
                        Rows.bindAmong(mappings(organization, "m." + attribute + Rows.among(values), ""), values));
    }

    private SelectionQuery<GroupMappingEntity> mappings(OrganizationId organization, String condition, String order) {
        return unitOfWork
                .session(organization)
                .createSelectionQuery(
                        "from GroupMapping m where m.organizationId = :organization and " + condition + order,
                        GroupMappingEntity.class)
                .setParameter("organization", organization.value());
    }

    private static GroupMappingEntity row(ResultSet row) throws SQLException {
        GroupMappingEntity mapping = new GroupMappingEntity();
        mapping.organizationId = row.getObject(1, UUID.class);
        mapping.id = row.getObject(2, UUID.class);
        mapping.groupId = row.getObject(3, UUID.class);
        mapping.preparedKey = row.getString(4);
        mapping.endedAt = Rows.instant(row, 5).orElse(null);
        mapping.name = row.getString(6);
        mapping.nameKey = row.getString(7);
        mapping.externalId = row.getString(8);
        mapping.role = row.getString(9);
        mapping.roleSince = Rows.instant(row, 10).orElse(null);
        mapping.roleBy = row.getString(11);
        mapping.changedAt = Rows.instant(row, 12).orElseThrow();
        mapping.changedBy = row.getString(13);
        mapping.version = row.getLong(14);
        return mapping;
    }

    private List<GroupMapping> read(OrganizationId organization, SelectionQuery<GroupMappingEntity> query) {
        return reader.read(organization, query.getResultList());
    }

    private void deleteWorkspaces(OrganizationId organization, List<UUID> ids) {
        Rows.bindAmong(
                        unitOfWork
                                .session(organization)
                                .createMutationQuery(
                                        "delete from MappingWorkspace where organizationId = :organization and mappingId"
                                                + Rows.among(ids))
                                .setParameter("organization", organization.value()),
                        ids)
                .executeUpdate();
    }

    private void insert(OrganizationId organization, List<?> rows) {
        if (!rows.isEmpty()) {
            unitOfWork.session(organization).insertMultiple(rows);
        }
    }

    private static List<GroupMappingEntity> rows(Collection<GroupMapping> mappings) {
        return mappings.stream().map(MappingRows::row).toList();
    }

    private static List<MappingWorkspaceEntity> workspaceRows(Collection<GroupMapping> mappings) {
        return mappings.stream()
                .flatMap(mapping -> MappingRows.workspaces(mapping).stream())
                .toList();
    }

    private static List<UUID> ids(Collection<GroupId> groups) {
        return groups.stream().map(GroupId::value).toList();
    }
}
