package io.muster.persistence;

import io.muster.application.port.out.EventFeed;
import io.muster.domain.access.EffectiveAccess;
import io.muster.domain.access.OrgRole;
import io.muster.domain.access.WorkspaceId;
import io.muster.domain.directory.UserId;
import io.muster.domain.event.Event;
import io.muster.domain.event.EventType;
import io.muster.domain.organization.OrganizationId;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.StatelessSession;

/** The feeds: an event is a row of which the organization and the number are the key. */
final class JpaEventFeed implements EventFeed {
    private final HibernateUnitOfWork unitOfWork;

    JpaEventFeed(HibernateUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public List<Event> after(OrganizationId organization, long sequence, int limit) {
        return unitOfWork
                .session()
                .createSelectionQuery(
                        "from Event where organizationId = :organization and sequence > :sequence order by sequence",
                        EventEntity.class)
                .setParameter("organization", organization.value())
                .setParameter("sequence", sequence)
                .setMaxResults(limit)
                .getResultStream()
                .map(JpaEventFeed::event)
                .toList();
    }

    @Override
    public long head(OrganizationId organization) {
        return Rows.get(unitOfWork.session(), FeedHeadEntity.class, organization.value())
                .map(row -> row.sequence)
                .orElse(0L);
    }

    @Override
    public long lock(OrganizationId organization) {
        return unitOfWork
                .session()
                .createSelectionQuery("from FeedHead where organizationId = :organization", FeedHeadEntity.class)
                .setParameter("organization", organization.value())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getSingleResult()
                .sequence;
    }

    @Override
    public void append(OrganizationId organization, List<Event> events) {
        if (events.isEmpty()) {
            return;
        }
        StatelessSession session = unitOfWork.session();
        session.insertMultiple(events.stream().map(JpaEventFeed::row).toList());
        session.createMutationQuery("update FeedHead set sequence = :sequence where organizationId = :organization")
                .setParameter("sequence", events.get(events.size() - 1).sequence())
                .setParameter("organization", organization.value())
                .executeUpdate();
    }

    @Override
    public Map<UserId, EffectiveAccess> said(OrganizationId organization, Collection<UserId> users) {
        Map<UserId, EffectiveAccess> said = new HashMap<>();
        for (List<UserId> some : Rows.chunks(users)) {
            unitOfWork
                    .session()
                    .createSelectionQuery(
                            "from FeedSaid where organizationId = :organization and userId in :users",
                            FeedSaidEntity.class)
                    .setParameter("organization", organization.value())
                    .setParameterList("users", some.stream().map(UserId::value).toList())
                    .getResultList()
                    .forEach(row -> said.put(new UserId(row.userId), access(row)));
        }
        return said;
    }

    @Override
    public void say(OrganizationId organization, Map<UserId, EffectiveAccess> accesses) {
        StatelessSession session = unitOfWork.session();
        for (List<UserId> some : Rows.chunks(accesses.keySet())) {
            session.createMutationQuery(
                            "delete from FeedSaid where organizationId = :organization and userId in :users")
                    .setParameter("organization", organization.value())
                    .setParameterList("users", some.stream().map(UserId::value).toList())
                    .executeUpdate();
        }
        List<FeedSaidEntity> rows = accesses.entrySet().stream()
                .filter(entry -> entry.getValue().active())
                .map(entry -> row(organization, entry.getKey(), entry.getValue()))
                .toList();
        if (!rows.isEmpty()) {
            session.insertMultiple(rows);
        }
    }

    @Override
    public int purge(OrganizationId organization, Instant before, int limit) {
        StatelessSession session = unitOfWork.session();
        List<Long> old = session.createSelectionQuery(
                        "select sequence from Event where organizationId = :organization and at < :before order by at",
                        Long.class)
                .setParameter("organization", organization.value())
                .setParameter("before", before)
                .setMaxResults(limit)
                .getResultList();
        if (old.isEmpty()) {
            return 0;
        }
        // what a reader may still follow stays without a gap
        long last = old.stream().mapToLong(Long::longValue).max().orElseThrow();
        return session.createMutationQuery(
                        "delete from Event where organizationId = :organization and sequence <= :last and at < :before")
                .setParameter("organization", organization.value())
                .setParameter("last", last)
                .setParameter("before", before)
                .executeUpdate();
    }

    @Override
    public void prepare(Instant now) {
        Partitions.prepare(unitOfWork.session(), "event", now);
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

    private static FeedSaidEntity row(OrganizationId organization, UserId user, EffectiveAccess access) {
        FeedSaidEntity row = new FeedSaidEntity();
        row.organizationId = organization.value();
        row.userId = user.value();
        access.role().ifPresent(role -> row.role = role.name());
        row.workspaces = access.workspaces().stream().map(WorkspaceId::toString).collect(Collectors.joining(" "));
        return row;
    }

    private static EffectiveAccess access(FeedSaidEntity row) {
        return EffectiveAccess.of(
                Optional.ofNullable(row.role).map(OrgRole::valueOf),
                Stream.of(row.workspaces.split(" ", -1))
                        .filter(id -> !id.isEmpty())
                        .map(id -> new WorkspaceId(UUID.fromString(id)))
                        .toList());
    }
}
