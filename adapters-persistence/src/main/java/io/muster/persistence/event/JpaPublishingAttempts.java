package io.muster.persistence.event;

import io.muster.application.port.out.event.PublishingAttempts;
import io.muster.domain.event.PublishingState;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import io.muster.persistence.hibernate.Rows;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hibernate.query.MutationQuery;

/**
 * Stores the state of attempts beside the head of the feed, the attempts of one event in its row of the outbox, and a
 * withheld event as a copy of that row.
 */
final class JpaPublishingAttempts implements PublishingAttempts {
    private static final String PENDING = "audience, target, event_id, type, subject, at, data";

    private static final String SUBJECT = """
            coalesce(subject, case audience when 'MEMBER' then 'members/' || cast(target as varchar)
                when 'GROUP' then 'groups/' || cast(target as varchar) else 'members' end) as about""";

    private static final String STATE = "select attempt_begun, suspects_to from feed_head where organization_id = ?";
    private static final String SAVE_STATE =
            "update feed_head set attempt_begun = ?, suspects_to = ? where organization_id = ?";
    private static final String OLDEST = "select position, type, " + SUBJECT
            + ", attempts, failure from outbox where organization_id = ? order by position limit 1";
    private static final String LAST = "select coalesce(max(s.position), 0) from (select position from outbox"
            + " where organization_id = ? order by position limit ?) s";

    private static final String WITHHELD = "select position, type, " + SUBJECT
            + ", reason, withheld_at from withheld_event where organization_id = ? and position > ?"
            + " order by position limit ?";

    private final HibernateUnitOfWork unitOfWork;

    JpaPublishingAttempts(HibernateUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public PublishingState state(OrganizationId organization) {
        return unitOfWork
                .query(
                        organization,
                        STATE,
                        List.of(organization.value()),
                        row -> new PublishingState(
                                Rows.instant(row, 1), Optional.ofNullable(row.getObject(2, Long.class))))
                .stream()
                .findFirst()
                .orElse(PublishingState.GOOD);
    }

    @Override
    public void save(OrganizationId organization, PublishingState state) {
        unitOfWork.later(
                organization,
                SAVE_STATE,
                Arrays.asList(
                        state.attemptStarted().orElse(null), state.suspects().orElse(null), organization.value()));
    }

    @Override
    public Optional<Oldest> oldest(OrganizationId organization) {
        return unitOfWork
                .query(
                        organization,
                        OLDEST,
                        List.of(organization.value()),
                        row -> new Oldest(
                                row.getLong(1),
                                Optional.ofNullable(row.getString(2)),
                                row.getString(3),
                                row.getInt(4),
                                Optional.ofNullable(row.getString(5))))
                .stream()
                .findFirst();
    }

    @Override
    public long last(OrganizationId organization, int number) {
        return unitOfWork
                .query(organization, LAST, List.of(organization.value(), number), row -> row.getLong(1))
                .get(0);
    }

    @Override
    public void save(OrganizationId organization, Oldest attempted) {
        at(organization, attempted.position(), "update outbox set attempts = :attempts, failure = :failure")
                .setParameter("attempts", attempted.attempts())
                .setParameter("failure", attempted.failure().orElse(null), String.class)
                .executeUpdate();
    }

    @Override
    public void withhold(OrganizationId organization, long position, String reason, Instant now) {
        at(
                        organization,
                        position,
                        "insert into withheld_event (organization_id, position, " + PENDING
                                + ", reason, withheld_at) select organization_id, position, " + PENDING
                                + ", cast(:reason as varchar), cast(:now as timestamp(6) with time zone) from outbox")
                .setParameter("reason", reason)
                .setParameter("now", now)
                .executeUpdate();
        at(organization, position, "delete from outbox").executeUpdate();
    }

    @Override
    public Slice<Withheld> withheld(OrganizationId organization, Optional<Long> after, int limit) {
        return Slice.of(
                unitOfWork.query(
                        organization,
                        WITHHELD,
                        List.of(organization.value(), after.orElse(0L), limit + 1),
                        row -> new Withheld(
                                row.getLong(1),
                                Optional.ofNullable(row.getString(2)),
                                row.getString(3),
                                row.getString(4),
                                Rows.instant(row, 5).orElseThrow())),
                limit);
    }

    @Override
    public boolean release(OrganizationId organization, long position) {
        int released = at(
                        organization,
                        position,
                        "insert into outbox (organization_id, " + PENDING + ") select organization_id, " + PENDING
                                + " from withheld_event")
                .executeUpdate();
        at(organization, position, "delete from withheld_event").executeUpdate();
        return released > 0;
    }

    @Override
    public int purge(OrganizationId organization, Instant before, int limit) {
        return unitOfWork
                .session(organization)
                .createNativeMutationQuery("""
                        delete from withheld_event where organization_id = :organization and position in (
                            select position from withheld_event
                            where organization_id = :organization and withheld_at < :before
                            order by withheld_at limit :limit)""")
                .setParameter("organization", organization.value())
                .setParameter("before", before)
                .setParameter("limit", limit)
                .executeUpdate();
    }

    /** @param sql is about the row of the organization at the position */
    private MutationQuery at(OrganizationId organization, long position, String sql) {
        return unitOfWork
                .session(organization)
                .createNativeMutationQuery(sql + " where organization_id = :organization and position = :position")
                .setParameter("organization", organization.value())
                .setParameter("position", position);
    }
}
