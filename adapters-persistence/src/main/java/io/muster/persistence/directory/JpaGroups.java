package io.muster.persistence.directory;

import io.muster.application.port.out.directory.Groups;
import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.ExternalId;
import io.muster.domain.directory.GroupAttribute;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.GroupName;
import io.muster.domain.directory.Search;
import io.muster.domain.directory.SearchPage;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import io.muster.persistence.hibernate.Rows;
import io.muster.persistence.hibernate.TenantKey;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.hibernate.query.SelectionQuery;

/** Stores each group as one row, without its members. */
final class JpaGroups implements Groups {
    private static final Searches<GroupAttribute, GroupEntity> SEARCHES = new Searches<>(
            "DirectoryGroup",
            GroupEntity.class,
            row -> row.id,
            row -> row.displayName.length(),
            new GroupAttributes(),
            "");

    private final HibernateUnitOfWork unitOfWork;

    JpaGroups(HibernateUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public void add(DirectoryGroup group) {
        unitOfWork.session(group.organization()).insert(row(group));
    }

    @Override
    public void save(DirectoryGroup group) {
        unitOfWork.session(group.organization()).update(row(group));
    }

    @Override
    public Optional<DirectoryGroup> find(OrganizationId organization, GroupId id) {
        return Rows.get(
                        unitOfWork.session(organization),
                        GroupEntity.class,
                        new TenantKey(organization.value(), id.value()))
                .map(JpaGroups::group);
    }

    @Override
    public Optional<DirectoryGroup> lock(OrganizationId organization, GroupId id) {
        return Rows.first(unitOfWork
                        .session(organization)
                        .createSelectionQuery(
                                "from DirectoryGroup where organizationId = :organization and id = :id",
                                GroupEntity.class)
                        .setParameter("organization", organization.value())
                        .setParameter("id", id.value())
                        .setLockMode(LockModeType.PESSIMISTIC_WRITE))
                .map(JpaGroups::group);
    }

    @Override
    public List<DirectoryGroup> findAll(OrganizationId organization, Collection<GroupId> ids) {
        return among(organization, "id", values(ids), LockModeType.NONE);
    }

    @Override
    public List<DirectoryGroup> named(OrganizationId organization, Collection<GroupName> names) {
        List<String> keys = names.stream().map(GroupName::key).toList();
        return among(organization, "displayNameKey", keys, LockModeType.NONE);
    }

    @Override
    public List<DirectoryGroup> lockAll(OrganizationId organization, Collection<GroupId> ids) {
        return among(organization, "id", values(ids), LockModeType.PESSIMISTIC_WRITE);
    }

    private List<DirectoryGroup> among(
            OrganizationId organization, String attribute, List<?> values, LockModeType lock) {
        if (values.isEmpty()) {
            return List.of();
        }
        SelectionQuery<GroupEntity> query = unitOfWork
                .session(organization)
                .createSelectionQuery(
                        "from DirectoryGroup where organizationId = :organization and " + attribute + Rows.among(values)
                                + " order by id",
                        GroupEntity.class)
                .setParameter("organization", organization.value());
        return Rows.bindAmong(query, values)
                .setLockMode(lock)
                .getResultStream()
                .map(JpaGroups::group)
                .toList();
    }

    private static List<UUID> values(Collection<GroupId> ids) {
        return ids.stream().map(GroupId::value).toList();
    }

    @Override
    public void remove(OrganizationId organization, GroupId id) {
        unitOfWork
                .session(organization)
                .createMutationQuery("delete from DirectoryGroup where organizationId = :organization and id = :id")
                .setParameter("organization", organization.value())
                .setParameter("id", id.value())
                .executeUpdate();
    }

    @Override
    public SearchPage<DirectoryGroup> search(OrganizationId organization, Search<GroupAttribute> search) {
        return SEARCHES.run(unitOfWork.session(organization), organization, search)
                .map(JpaGroups::group);
    }

    @Override
    public List<DirectoryGroup> touchAllOf(OrganizationId organization, UserId user, Instant now) {
        StatelessSession session = unitOfWork.session(organization);
        List<DirectoryGroup> touched = session.createSelectionQuery("""
                        from DirectoryGroup g where g.organizationId = :organization and g.id in (
                            select m.groupId from Membership m
                            where m.organizationId = :organization and m.userId = :user)
                        order by g.id""", GroupEntity.class)
                .setParameter("organization", organization.value())
                .setParameter("user", user.value())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .map(JpaGroups::group)
                .toList();
        if (!touched.isEmpty()) {
            session.createMutationQuery("""
                            update DirectoryGroup set version = version + 1, lastModified = :now
                            where organizationId = :organization and id in :ids""")
                    .setParameter("now", now)
                    .setParameter("organization", organization.value())
                    .setParameterList(
                            "ids",
                            touched.stream().map(group -> group.id().value()).toList())
                    .executeUpdate();
        }
        return touched;
    }

    private static DirectoryGroup group(GroupEntity row) {
        return new DirectoryGroup(
                new OrganizationId(row.organizationId),
                new GroupId(row.id),
                new GroupName(row.displayName, row.displayNameKey),
                Optional.ofNullable(row.externalId).map(ExternalId::new),
                row.created,
                row.lastModified,
                row.version);
    }

    private static GroupEntity row(DirectoryGroup group) {
        GroupEntity row = new GroupEntity();
        row.organizationId = group.organization().value();
        row.id = group.id().value();
        row.displayName = group.displayName().value();
        row.displayNameKey = group.displayName().key();
        group.externalId().ifPresent(externalId -> row.externalId = externalId.value());
        row.created = group.created();
        row.lastModified = group.lastModified();
        row.version = group.version();
        return row;
    }
}
