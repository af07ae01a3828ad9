package io.muster.persistence.directory;

import io.muster.application.port.out.Chunks;
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
import io.muster.persistence.hibernate.RowLocks;
import io.muster.persistence.hibernate.Rows;
import io.muster.persistence.hibernate.TenantKey;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.query.NativeQuery;
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
        return Chunks.of(values, Rows.CHUNK).stream()
                .flatMap(some -> chunk(organization, attribute, some, lock))
                .toList();
    }

    private Stream<DirectoryGroup> chunk(
            OrganizationId organization, String attribute, List<?> values, LockModeType lock) {
        SelectionQuery<GroupEntity> query = unitOfWork
                .session(organization)
                .createSelectionQuery(
                        "from DirectoryGroup where organizationId = :organization and " + attribute + Rows.among(values)
                                + " order by id",
                        GroupEntity.class)
                .setParameter("organization", organization.value());
        return Rows.bindAmong(query, values).setLockMode(lock).getResultStream().map(JpaGroups::group);
    }

    /** Returns the ids in the order of the database, in which groups are locked. */
    private static List<UUID> values(Collection<GroupId> ids) {
        return ids.stream()
                .map(GroupId::value)
                .sorted(Comparator.comparing(UUID::toString))
                .toList();
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
    public void touchAllOf(OrganizationId organization, UserId user, Instant now) {
        Optional<UUID> last = Optional.empty();
        List<UUID> some;
        do {
            some = locked(organization, user, last);
            touch(organization, some, now);
            last = some.isEmpty() ? last : Optional.of(some.get(some.size() - 1));
        } while (some.size() == Rows.CHUNK);
    }

    private List<UUID> locked(OrganizationId organization, UserId user, Optional<UUID> after) {
        NativeQuery<UUID> query = unitOfWork
                .session(organization)
                .createNativeQuery(
                        """
                        select id from directory_group where organization_id = :organization and id in (
                            select group_id from group_membership
                            where organization_id = :organization and user_id = :user%s)
                        order by id limit :limit""".formatted(after.isPresent() ? " and group_id > :after" : "") + RowLocks.END, UUID.class)
                .setParameter("organization", organization.value())
                .setParameter("user", user.value())
                .setParameter("limit", Rows.CHUNK);
        after.ifPresent(last -> query.setParameter("after", last));
        return query.getResultList();
    }

    private void touch(OrganizationId organization, List<UUID> ids, Instant now) {
        if (ids.isEmpty()) {
            return;
        }
        unitOfWork
                .session(organization)
                .createMutationQuery("""
                        update DirectoryGroup set version = version + 1, lastModified = :now
                        where organizationId = :organization and id in :ids""")
                .setParameter("now", now)
                .setParameter("organization", organization.value())
                .setParameterList("ids", ids)
                .executeUpdate();
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
