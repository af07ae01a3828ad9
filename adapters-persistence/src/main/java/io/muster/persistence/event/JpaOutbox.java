package io.muster.persistence.event;

import io.muster.application.port.out.Chunks;
import io.muster.application.port.out.event.Outbox;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.UserId;
import io.muster.domain.event.PendingEvent;
import io.muster.domain.event.PendingEvent.Audience;
import io.muster.domain.event.PendingEvent.EventDraft;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.domain.text.Texts;
import io.muster.persistence.hibernate.AcrossOrganizations;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import io.muster.persistence.hibernate.Insertion;
import io.muster.persistence.hibernate.NamedQuery;
import io.muster.persistence.hibernate.Rows;
import io.muster.persistence.hibernate.Slices;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stores each pending event as one row. The database assigns the position. */
final class JpaOutbox implements Outbox {
    private static final NamedQuery WAITING = NamedQuery.of(Slices.sql(
            "s.organization_id, s.position, s.audience, s.target, s.last_member, s.event_id, s.type, s.subject, s.at,"
                    + " s.data",
            "outbox",
            "organization_id = :organization",
            "position",
            "data"));

    private static final String REMOVE =
            "delete from outbox where organization_id = ? and position = any(cast(? as bigint array))";

    private static final Insertion INSERT =
            Insertion.into("outbox (organization_id, audience, target, event_id, type, subject, at, data)");

    private static final String NOBODY = "NOBODY";
    private static final String MEMBER = "MEMBER";
    private static final String GROUP = "GROUP";
    private static final String EVERYBODY = "EVERYBODY";

    private final HibernateUnitOfWork unitOfWork;

    JpaOutbox(HibernateUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public void add(List<PendingEvent> events) {
        Rows.insertions(unitOfWork, events).forEach(this::insert);
    }

    private void insert(List<PendingEvent> some) {
        List<@Nullable Object> values = new ArrayList<>();
        for (PendingEvent pending : some) {
            @Nullable EventDraft published = pending.event().orElse(null);
            values.add(pending.organization().value());
            values.add(audience(pending.audience()));
            values.add(target(pending.audience()));
            values.add(published == null ? null : published.id());
            values.add(published == null ? null : published.type());
            values.add(published == null ? null : published.subject());
            values.add(published == null ? null : published.at());
            values.add(published == null ? null : EventJson.write(published.data()));
        }
        unitOfWork.later(some.get(0).organization(), INSERT.of(some.size()), values);
    }

    @Override
    public void addForMembers(OrganizationId organization, GroupId group) {
        unitOfWork
                .session(organization)
                .createNativeMutationQuery("""
                        insert into outbox (organization_id, audience, target)
                        select organization_id, 'MEMBER', user_id from group_membership
                        where organization_id = :organization and group_id = :group""")
                .setParameter("organization", organization.value())
                .setParameter("group", group.value())
                .executeUpdate();
    }

    @Override
    public Slice<Waiting> waiting(OrganizationId organization, int limit) {
        return Slices.read(
                        unitOfWork,
                        organization,
                        WAITING,
                        Map.of(),
                        limit,
                        JpaOutbox::read,
                        row -> row.data == null ? 0 : Texts.bytes(row.data))
                .map(JpaOutbox::waiting);
    }

    @Override
    public void remove(OrganizationId organization, Collection<Long> positions) {
        for (List<Long> some : Chunks.of(positions, Rows.CHUNK)) {
            unitOfWork.later(organization, REMOVE, List.of(organization.value(), some.toArray(Long[]::new)));
        }
    }

    @Override
    public void progressed(OrganizationId organization, long position, UserId last) {
        unitOfWork
                .session(organization)
                .createMutationQuery("""
                        update Outbox set lastMember = :last
                        where organizationId = :organization and position = :position""")
                .setParameter("last", last.value())
                .setParameter("organization", organization.value())
                .setParameter("position", position)
                .executeUpdate();
    }

    /**
     * Skips from organization to organization along the key, so that the cost does not depend on their pending events.
     */
    @Override
    public List<OrganizationId> organizations(Optional<OrganizationId> after, int limit) {
        List<OrganizationId> organizations = new ArrayList<>();
        Optional<UUID> next = following(after.map(OrganizationId::value));
        while (next.isPresent() && organizations.size() < limit) {
            organizations.add(new OrganizationId(next.get()));
            next = organizations.size() < limit ? following(next) : Optional.empty();
        }
        return organizations;
    }

    private Optional<UUID> following(Optional<UUID> last) {
        String sql = "select organization_id from outbox" + (last.isPresent() ? " where organization_id > ?" : "")
                + " order by organization_id limit 1";
        return unitOfWork
                .query(
                        AcrossOrganizations.PENDING_EVENTS,
                        sql,
                        last.map(List::of).orElse(List.of()),
                        row -> row.getObject(1, UUID.class))
                .stream()
                .findFirst();
    }

    private static OutboxEntity read(ResultSet row) throws SQLException {
        OutboxEntity pending = new OutboxEntity();
        pending.organizationId = row.getObject(1, UUID.class);
        pending.position = row.getLong(2);
        pending.audience = row.getString(3);
        pending.target = row.getObject(4, UUID.class);
        pending.lastMember = row.getObject(5, UUID.class);
        pending.eventId = row.getObject(6, UUID.class);
        pending.type = row.getString(7);
        pending.subject = row.getString(8);
        pending.at = Rows.instant(row, 9).orElse(null);
        pending.data = row.getString(10);
        return pending;
    }

    private static Waiting waiting(OutboxEntity row) {
        Optional<EventDraft> published = Optional.ofNullable(row.eventId)
                .map(id -> new EventDraft(id, row.type, row.subject, row.at, EventJson.read(row.data)));
        return new Waiting(
                row.position,
                new PendingEvent(new OrganizationId(row.organizationId), published, audience(row)),
                Optional.ofNullable(row.lastMember).map(UserId::new));
    }

    private static String audience(Audience audience) {
        if (audience instanceof Audience.Member) {
            return MEMBER;
        }
        if (audience instanceof Audience.Group) {
            return GROUP;
        }
        return audience instanceof Audience.Everybody ? EVERYBODY : NOBODY;
    }

    private static @Nullable UUID target(Audience audience) {
        if (audience instanceof Audience.Member member) {
            return member.user().value();
        }
        return audience instanceof Audience.Group group ? group.group().value() : null;
    }

    private static Audience audience(OutboxEntity row) {
        return switch (row.audience) {
            case MEMBER -> new Audience.Member(new UserId(row.target));
            case GROUP -> new Audience.Group(new GroupId(row.target));
            case EVERYBODY -> new Audience.Everybody();
            case NOBODY -> new Audience.Nobody();
            default -> throw new IllegalStateException("unknown audience " + row.audience);
        };
    }
}
