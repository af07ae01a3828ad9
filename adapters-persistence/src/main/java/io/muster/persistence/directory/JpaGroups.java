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
import io.muster.domain.text.Uuids;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import io.muster.persistence.hibernate.RowLocks;
import io.muster.persistence.hibernate.Rows;
import jakarta.persistence.LockModeType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.query.NativeQuery;
import org.hibernate.query.SelectionQuery;

/** Stores each group as one row, without its members. */
final class JpaGroups implements Groups {
    private static final String COLUMNS = "r.organization_id, r.id, r.display_name, r.display_name_key, r.external_id,"
            + " r.created, r.last_modified, r.version";

    private static final Searches<GroupAttribute, DirectoryGroup> SEARCHES = new Searches<>(
            "directory_group",
            COLUMNS,
            "display_name",
            "",
            Optional.empty(),
            new GroupAttributes(),
            JpaGroups::read,
            group -> group.id().value());

    private static final String FIND =
            "select " + COLUMNS + " from directory_group r where r.organization_id = ? and r.id = ?";

    private static final String UPDATE = """
            update directory_group set display_name = ?, display_name_key = ?, external_id = ?, created = ?,
                last_modified = ?, version = ?
            where organization_id = ? and id = ?""";

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
        GroupEntity row = row(group);
        unitOfWork.later(
                group.organization(),
                UPDATE,
                Arrays.asList(
                        row.displayName,
                        row.displayNameKey,
                        row.externalId,
                        row.created,
                        row.lastModified,
                        row.version,
                        row.organizationId,
                        row.id));
    }

    @Override
    public Optional<DirectoryGroup> find(OrganizationId organization, GroupId id) {
        return find(organization, id, "");
    }

    @Override
    public Optional<DirectoryGroup> lock(OrganizationId organization, GroupId id) {
        return find(organization, id, RowLocks.UPDATE);
    }

    private Optional<DirectoryGroup> find(OrganizationId organization, GroupId id, String lock) {
        return unitOfWork
                .query(organization, FIND + lock, List.of(organization.value(), id.value()), JpaGroups::read)
                .stream()
                .findFirst();
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
        return ids.stream().map(GroupId::value).sorted(Uuids.ORDER).toList();
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
        return SEARCHES.run(unitOfWork, organization, search);
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

    /** Reads a group from a row of {@link #COLUMNS}. */
    private static DirectoryGroup read(ResultSet row) throws SQLException {
        return new DirectoryGroup(
                new OrganizationId(row.getObject(1, UUID.class)),
                new GroupId(row.getObject(2, UUID.class)),
                new GroupName(row.getString(3), row.getString(4)),
                Optional.ofNullable(row.getString(5)).map(ExternalId::new),
                Rows.instant(row, 6).orElseThrow(),
                Rows.instant(row, 7).orElseThrow(),
                row.getLong(8));
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
