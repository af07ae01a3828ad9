package io.muster.persistence;

import io.muster.application.port.out.Outbox;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.UserId;
import io.muster.domain.event.Announcement;
import io.muster.domain.event.Announcement.Reach;
import io.muster.domain.event.Announcement.Said;
import io.muster.domain.event.EventType;
import io.muster.domain.organization.OrganizationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.query.MutationQuery;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/** Announcements, a row each, positioned by the database. */
final class JpaOutbox implements Outbox {
    /** More rows in one statement than this save nothing more. */
    private static final int ROWS = 100;

    private static final String NOBODY = "NOBODY";
    private static final String MEMBER = "MEMBER";
    private static final String GROUP = "GROUP";
    private static final String EVERYBODY = "EVERYBODY";

    private final HibernateUnitOfWork unitOfWork;

    JpaOutbox(HibernateUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public void announce(List<Announcement> announcements) {
        for (int from = 0; from < announcements.size(); from += ROWS) {
            insert(announcements.subList(from, Math.min(announcements.size(), from + ROWS)));
        }
    }

    private void insert(List<Announcement> some) {
        String rows = IntStream.range(0, some.size())
                .mapToObj(n -> "(:organization" + n + ", :reach" + n + ", :target" + n + ", :id" + n + ", :type" + n
                        + ", :subject" + n + ", :at" + n + ", :data" + n + ")")
                .collect(Collectors.joining(", "));
        MutationQuery insert = unitOfWork
                .session()
                .createNativeMutationQuery(
                        "insert into outbox (organization_id, reach, target, event_id, type, subject, at, data) values "
                                + rows);
        for (int n = 0; n < some.size(); n++) {
            Announcement announcement = some.get(n);
            @Nullable Said said = announcement.said().orElse(null);
            insert.setParameter("organization" + n, announcement.organization().value());
            insert.setParameter("reach" + n, reach(announcement.reach()));
            insert.setParameter("target" + n, target(announcement.reach()), UUID.class);
            insert.setParameter("id" + n, said == null ? null : said.id(), UUID.class);
            insert.setParameter("type" + n, said == null ? null : said.type().name(), String.class);
            insert.setParameter("subject" + n, said == null ? null : said.subject(), String.class);
            insert.setParameter("at" + n, said == null ? null : said.at(), Instant.class);
            insert.setParameter("data" + n, said == null ? null : EventJson.write(said.data()), String.class);
        }
        insert.executeUpdate();
    }

    @Override
    public void announceMembers(OrganizationId organization, GroupId group) {
        unitOfWork
                .session()
                .createNativeMutationQuery("""
                        insert into outbox (organization_id, reach, target)
                        select organization_id, 'MEMBER', user_id from group_membership
                        where organization_id = :organization and group_id = :group""")
                .setParameter("organization", organization.value())
                .setParameter("group", group.value())
                .executeUpdate();
    }

    @Override
    public List<Waiting> waiting(OrganizationId organization, int limit) {
        return unitOfWork
                .session()
                .createSelectionQuery(
                        "from Outbox where organizationId = :organization order by position", OutboxEntity.class)
                .setParameter("organization", organization.value())
                .setMaxResults(limit)
                .getResultStream()
                .map(JpaOutbox::waiting)
                .toList();
    }

    @Override
    public void done(OrganizationId organization, Collection<Long> positions) {
        for (List<Long> some : Rows.chunks(positions)) {
            unitOfWork
                    .session()
                    .createMutationQuery(
                            "delete from Outbox where organizationId = :organization and position in :positions")
                    .setParameter("organization", organization.value())
                    .setParameterList("positions", some)
                    .executeUpdate();
        }
    }

    @Override
    public void progressed(OrganizationId organization, long position, UserId last) {
        unitOfWork
                .session()
                .createMutationQuery("""
                        update Outbox set lastMember = :last
                        where organizationId = :organization and position = :position""")
                .setParameter("last", last.value())
                .setParameter("organization", organization.value())
                .setParameter("position", position)
                .executeUpdate();
    }

    /** A step along the key for each: however much an organization has waiting, it isn't read. */
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
        SelectionQuery<UUID> query = unitOfWork
                .session()
                .createSelectionQuery(
                        "select organizationId from Outbox"
                                + (last.isPresent() ? " where organizationId > :last" : "")
                                + " order by organizationId",
                        UUID.class);
        last.ifPresent(id -> query.setParameter("last", id));
        return Rows.first(query);
    }

    private static Waiting waiting(OutboxEntity row) {
        Optional<Said> said = Optional.ofNullable(row.eventId)
                .map(id -> new Said(id, EventType.valueOf(row.type), row.subject, row.at, EventJson.read(row.data)));
        return new Waiting(
                row.position,
                new Announcement(new OrganizationId(row.organizationId), said, reach(row)),
                Optional.ofNullable(row.lastMember).map(UserId::new));
    }

    private static String reach(Reach reach) {
        return reach instanceof Reach.Member
                ? MEMBER
                : reach instanceof Reach.Group ? GROUP : reach instanceof Reach.Everybody ? EVERYBODY : NOBODY;
    }

    private static @Nullable UUID target(Reach reach) {
        return reach instanceof Reach.Member member
                ? member.user().value()
                : reach instanceof Reach.Group group ? group.group().value() : null;
    }

    private static Reach reach(OutboxEntity row) {
        return switch (row.reach) {
            case MEMBER -> new Reach.Member(new UserId(row.target));
            case GROUP -> new Reach.Group(new GroupId(row.target));
            case EVERYBODY -> new Reach.Everybody();
            default -> new Reach.Nobody();
        };
    }
}
