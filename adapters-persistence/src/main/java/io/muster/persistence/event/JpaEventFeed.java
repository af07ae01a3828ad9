package io.muster.persistence.event;

import io.muster.application.port.out.Chunks;
import io.muster.application.port.out.event.EventFeed;
import io.muster.domain.access.EffectiveAccess;
import io.muster.domain.directory.UserId;
import io.muster.domain.event.Event;
import io.muster.domain.event.EventType;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.WorkspaceId;
import io.muster.domain.paging.Slice;
import io.muster.persistence.hibernate.AcrossOrganizations;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import io.muster.persistence.hibernate.Partitions;
import io.muster.persistence.hibernate.Rows;
import io.muster.persistence.hibernate.Slices;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.LockMode;
import org.hibernate.StatelessSession;
import org.hibernate.query.NativeQuery;
import org.hibernate.query.SelectionQuery;

/** Stores each event as one row, with organization and sequence number as key. */
final class JpaEventFeed implements EventFeed {
    private static final String AFTER =
            Slices.sql("event", "organization_id = :organization and sequence > :sequence", "sequence", "data");
    private static final String PUBLISHED =
            Slices.sql("published_access", "organization_id = :organization", "user_id", "workspaces");
    private static final String PUBLISHED_OF_SOME = Slices.sql(
            "published_access", "organization_id = :organization and user_id in (:users)", "user_id", "workspaces");
    private static final String PUBLISHED_AFTER = Slices.sql(
            "published_access", "organization_id = :organization and user_id > :after", "user_id", "workspaces");

    /** The relay leaves what is pending of a deleted organization to the purge. */
    private static final String ALIVE = " and organizationId in (select id from Organization where deletedAt is null)";

    private final HibernateUnitOfWork unitOfWork;

    JpaEventFeed(HibernateUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public Slice<Event> after(OrganizationId organization, long sequence, int limit) {
        return Slices.read(
                unitOfWork
                        .session(organization)
                        .createNativeQuery(AFTER, EventEntity.class)
                        .setParameter("organization", organization.value())
                        .setParameter("sequence", sequence),
                limit,
                row -> Slices.bytes(row.data),
                JpaEventFeed::event);
    }

    @Override
    public long head(OrganizationId organization) {
        return Rows.get(unitOfWork.session(organization), FeedHeadEntity.class, organization.value())
                .map(row -> row.sequence)
                .orElse(0L);
    }

    @Override
    public long lock(OrganizationId organization) {
        return heads(organization, "")
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getSingleResult()
                .sequence;
    }

    @Override
    public Optional<Long> tryLock(OrganizationId organization) {
        return Rows.first(heads(organization, ALIVE).setHibernateLockMode(LockMode.UPGRADE_SKIPLOCKED))
                .map(row -> row.sequence);
    }

    private SelectionQuery<FeedHeadEntity> heads(OrganizationId organization, String condition) {
        return unitOfWork
                .session(organization)
                .createSelectionQuery(
                        "from FeedHead where organizationId = :organization" + condition, FeedHeadEntity.class)
                .setParameter("organization", organization.value());
    }

    @Override
    public void append(OrganizationId organization, List<Event> events) {
        if (events.isEmpty()) {
            return;
        }
        StatelessSession session = unitOfWork.session(organization);
        session.insertMultiple(events.stream().map(JpaEventFeed::row).toList());
        session.createMutationQuery("update FeedHead set sequence = :sequence where organizationId = :organization")
                .setParameter("sequence", events.get(events.size() - 1).sequence())
                .setParameter("organization", organization.value())
                .executeUpdate();
    }

    @Override
    public Optional<Map<UserId, EffectiveAccess>> publishedAccess(
            OrganizationId organization, Collection<UserId> users) {
        NativeQuery<PublishedAccessEntity> query = unitOfWork
                .session(organization)
                .createNativeQuery(PUBLISHED_OF_SOME, PublishedAccessEntity.class)
                .setParameter("organization", organization.value())
                .setParameterList("users", users.stream().map(UserId::value).toList());
        Slice<Published> published = published(query, users.size());
        return published.more()
                ? Optional.empty()
                : Optional.of(published.items().stream().collect(Collectors.toMap(Published::user, Published::access)));
    }

    @Override
    public Slice<Published> publishedPage(OrganizationId organization, Optional<UserId> after, int limit) {
        NativeQuery<PublishedAccessEntity> query = unitOfWork
                .session(organization)
                .createNativeQuery(after.isPresent() ? PUBLISHED_AFTER : PUBLISHED, PublishedAccessEntity.class)
                .setParameter("organization", organization.value());
        after.ifPresent(last -> query.setParameter("after", last.value()));
        return published(query, limit);
    }

    private static Slice<Published> published(NativeQuery<PublishedAccessEntity> query, int limit) {
        return Slices.read(
                query,
                limit,
                row -> row.workspaces.length(),
                row -> new Published(new UserId(row.userId), access(row)));
    }

    @Override
    public void recordPublished(OrganizationId organization, Map<UserId, EffectiveAccess> accesses) {
        StatelessSession session = unitOfWork.session(organization);
        for (List<UserId> some : Chunks.of(accesses.keySet(), Rows.CHUNK)) {
            session.createMutationQuery(
                            "delete from PublishedAccess where organizationId = :organization and userId in :users")
                    .setParameter("organization", organization.value())
                    .setParameterList("users", some.stream().map(UserId::value).toList())
                    .executeUpdate();
        }
        List<PublishedAccessEntity> rows = accesses.entrySet().stream()
                .filter(entry -> entry.getValue().active())
                .map(entry -> row(organization, entry.getKey(), entry.getValue()))
                .toList();
        if (!rows.isEmpty()) {
            session.insertMultiple(rows);
        }
    }

    @Override
    public int purge(OrganizationId organization, Instant before, int limit) {
        StatelessSession session = unitOfWork.session(organization);
        Long oldest = session.createSelectionQuery(
                        "select min(sequence) from Event where organizationId = :organization", Long.class)
                .setParameter("organization", organization.value())
                .getSingleResultOrNull();
        if (oldest == null) {
            return 0;
        }
        long end = Rows.first(session.createSelectionQuery("""
                                select sequence from Event where organizationId = :organization
                                    and sequence between :oldest and :newest and at >= :before order by sequence""", Long.class)
                        .setParameter("organization", organization.value())
                        .setParameter("oldest", oldest)
                        .setParameter("newest", oldest + limit - 1)
                        .setParameter("before", before))
                .orElse(oldest + limit);
        return session.createMutationQuery("delete from Event where organizationId = :organization and sequence < :end")
                .setParameter("organization", organization.value())
                .setParameter("end", end)
                .executeUpdate();
    }

    @Override
    public void prepare(Instant now) {
        Partitions.prepare(unitOfWork.session(AcrossOrganizations.PARTITIONS), "event", now);
    }

    private static EventEntity row(Event event) {
        EventEntity row = new EventEntity();
        row.organizationId = event.organization().value();
        row.sequence = event.sequence();
        row.id = event.id();
        row.type = event.type().name();
        row.subject = event.subject();
        row.at = event.at();
        row.data = EventJson.write(event.data());
        return row;
    }

    private static Event event(EventEntity row) {
        return new Event(
                new OrganizationId(row.organizationId),
                row.sequence,
                row.id,
                EventType.valueOf(row.type),
                row.subject,
                row.at,
                EventJson.read(row.data));
    }

    private static PublishedAccessEntity row(OrganizationId organization, UserId user, EffectiveAccess access) {
        PublishedAccessEntity row = new PublishedAccessEntity();
        row.organizationId = organization.value();
        row.userId = user.value();
        access.role().ifPresent(role -> row.role = role.name());
        row.workspaces = access.workspaces().stream().map(WorkspaceId::toString).collect(Collectors.joining(" "));
        return row;
    }

    private static EffectiveAccess access(PublishedAccessEntity row) {
        return EffectiveAccess.of(
                Optional.ofNullable(row.role).map(OrgRole::valueOf),
                Stream.of(row.workspaces.split(" ", -1))
                        .filter(id -> !id.isEmpty())
                        .map(id -> new WorkspaceId(UUID.fromString(id)))
                        .toList());
    }
}
