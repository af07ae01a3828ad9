package io.muster.persistence.event;

import io.muster.application.port.out.Chunks;
import io.muster.application.port.out.event.EventFeed;
import io.muster.domain.access.EffectiveAccess;
import io.muster.domain.directory.UserId;
import io.muster.domain.event.Event;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.WorkspaceId;
import io.muster.domain.paging.Slice;
import io.muster.domain.text.Texts;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import io.muster.persistence.hibernate.Insertion;
import io.muster.persistence.hibernate.NamedQuery;
import io.muster.persistence.hibernate.Partitions;
import io.muster.persistence.hibernate.RowLocks;
import io.muster.persistence.hibernate.Rows;
import io.muster.persistence.hibernate.Slices;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** Stores each event as one row, with organization and sequence number as key. */
final class JpaEventFeed implements EventFeed {
    private static final NamedQuery AFTER = NamedQuery.of(Slices.sql(
            "s.organization_id, s.sequence, s.id, s.type, s.subject, s.at, s.data",
            "event",
            "organization_id = :organization and sequence > :sequence",
            "sequence",
            "data"));
    private static final NamedQuery PUBLISHED = published("");
    private static final NamedQuery PUBLISHED_OF_SOME = published(" and user_id = any(cast(:users as uuid array))");
    private static final NamedQuery PUBLISHED_AFTER = published(" and user_id > :after");

    private static final String HEAD = "select sequence from feed_head where organization_id = ?";
    private static final String LOCK = HEAD + RowLocks.UPDATE;

    /** The relay leaves what is pending of a deleted organization to the purge. */
    private static final String TRY_LOCK = HEAD
            + " and organization_id in (select id from organization where deleted_at is null) for update skip locked";

    private static final String MOVE_HEAD = "update feed_head set sequence = ? where organization_id = ?";
    private static final Insertion APPEND =
            Insertion.into("event (organization_id, sequence, id, type, subject, at, data)");
    private static final String FORGET =
            "delete from published_access where organization_id = ? and user_id = any(cast(? as uuid array))";
    private static final Insertion RECORD =
            Insertion.into("published_access (organization_id, user_id, role, workspaces)");

    private final HibernateUnitOfWork unitOfWork;

    JpaEventFeed(HibernateUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    private static NamedQuery published(String condition) {
        return NamedQuery.of(Slices.sql(
                "s.user_id, s.role, s.workspaces",
                "published_access",
                "organization_id = :organization" + condition,
                "user_id",
                "workspaces"));
    }

    @Override
    public Slice<Event> after(OrganizationId organization, long sequence, int limit) {
        return Slices.read(
                        unitOfWork,
                        organization,
                        AFTER,
                        Map.of("sequence", sequence),
                        limit,
                        JpaEventFeed::read,
                        row -> Texts.bytes(row.data))
                .map(JpaEventFeed::event);
    }

    @Override
    public long head(OrganizationId organization) {
        return head(organization, HEAD).orElse(0L);
    }

    @Override
    public long lock(OrganizationId organization) {
        return head(organization, LOCK).orElseThrow();
    }

    @Override
    public Optional<Long> tryLock(OrganizationId organization) {
        return head(organization, TRY_LOCK);
    }

    private Optional<Long> head(OrganizationId organization, String query) {
        return unitOfWork.query(organization, query, List.of(organization.value()), row -> row.getLong(1)).stream()
                .findFirst();
    }

    @Override
    public void append(OrganizationId organization, List<Event> events) {
        if (events.isEmpty()) {
            return;
        }
        for (List<Event> some : Rows.insertions(unitOfWork, events)) {
            List<Object> values = new ArrayList<>();
            for (Event event : some) {
                Collections.addAll(
                        values,
                        organization.value(),
                        event.sequence(),
                        event.id(),
                        event.type(),
                        event.subject(),
                        event.at(),
                        EventJson.write(event.data()));
            }
            unitOfWork.later(organization, APPEND.of(some.size()), values);
        }
        long last = events.get(events.size() - 1).sequence();
        unitOfWork.later(organization, MOVE_HEAD, List.of(last, organization.value()));
    }

    @Override
    public Optional<Map<UserId, EffectiveAccess>> publishedAccess(
            OrganizationId organization, Collection<UserId> users) {
        Map<String, ?> some = Map.of("users", ids(users));
        Slice<Published> published = published(organization, PUBLISHED_OF_SOME, some, users.size());
        return published.more()
                ? Optional.empty()
                : Optional.of(published.items().stream().collect(Collectors.toMap(Published::user, Published::access)));
    }

    @Override
    public Slice<Published> publishedPage(OrganizationId organization, Optional<UserId> after, int limit) {
        return after.map(last -> published(organization, PUBLISHED_AFTER, Map.of("after", last.value()), limit))
                .orElseGet(() -> published(organization, PUBLISHED, Map.of(), limit));
    }

    private Slice<Published> published(
            OrganizationId organization, NamedQuery query, Map<String, ?> parameters, int limit) {
        return Slices.read(
                        unitOfWork,
                        organization,
                        query,
                        parameters,
                        limit,
                        JpaEventFeed::readPublished,
                        row -> row.workspaces.length())
                .map(row -> new Published(new UserId(row.userId), access(row)));
    }

    private static UUID[] ids(Collection<UserId> users) {
        return users.stream().map(UserId::value).toArray(UUID[]::new);
    }

    @Override
    public void recordPublished(OrganizationId organization, Map<UserId, EffectiveAccess> accesses) {
        for (List<UserId> some : Chunks.of(accesses.keySet(), Rows.CHUNK)) {
            unitOfWork.later(organization, FORGET, List.of(organization.value(), ids(some)));
        }
        List<Map.Entry<UserId, EffectiveAccess>> active = accesses.entrySet().stream()
                .filter(entry -> entry.getValue().active())
                .toList();
        for (List<Map.Entry<UserId, EffectiveAccess>> some : Rows.insertions(unitOfWork, active)) {
            List<@Nullable Object> values = new ArrayList<>();
            some.forEach(entry -> Collections.addAll(
                    values,
                    organization.value(),
                    entry.getKey().value(),
                    entry.getValue().role().map(OrgRole::name).orElse(null),
                    workspaces(entry.getValue())));
            unitOfWork.later(organization, RECORD.of(some.size()), values);
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
        Partitions.prepare(unitOfWork, "event", now);
    }

    private static EventEntity read(ResultSet row) throws SQLException {
        EventEntity event = new EventEntity();
        event.organizationId = row.getObject(1, UUID.class);
        event.sequence = row.getLong(2);
        event.id = row.getObject(3, UUID.class);
        event.type = row.getString(4);
        event.subject = row.getString(5);
        event.at = Rows.instant(row, 6).orElseThrow();
        event.data = row.getString(7);
        return event;
    }

    private static Event event(EventEntity row) {
        return new Event(
                new OrganizationId(row.organizationId),
                row.sequence,
                row.id,
                row.type,
                row.subject,
                row.at,
                EventJson.read(row.data));
    }

    private static PublishedAccessEntity readPublished(ResultSet row) throws SQLException {
        PublishedAccessEntity published = new PublishedAccessEntity();
        published.userId = row.getObject(1, UUID.class);
        published.role = row.getString(2);
        published.workspaces = row.getString(3);
        return published;
    }

    private static String workspaces(EffectiveAccess access) {
        return access.workspaces().stream().map(WorkspaceId::toString).collect(Collectors.joining(" "));
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
