package io.muster.persistence.removal;

import io.muster.application.port.out.removal.Removals;
import io.muster.domain.directory.ChangeSource;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.paging.Slice;
import io.muster.domain.removal.Removal;
import io.muster.domain.removal.RemovalCounter;
import io.muster.domain.removal.RemovalPolicy;
import io.muster.persistence.hibernate.AcrossOrganizations;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import io.muster.persistence.hibernate.LookUp;
import io.muster.persistence.hibernate.Parameters;
import io.muster.persistence.hibernate.RowLocks;
import io.muster.persistence.hibernate.Rows;
import io.muster.persistence.hibernate.Slices;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.LockMode;
import org.hibernate.query.SelectionQuery;

/** Stores one counter for each organization, and each counted removal as one row. */
final class JpaRemovals implements Removals {
    private static final String COUNTER = """
            select organization_id, share, number, window_seconds, deadline_seconds, removals, members, members_counted_at
            from removal_counter where organization_id = ?""";

    private static final String OPEN = """
            select organization_id, number, user_id, label, kind, at, caused_by, request_id, state, due, decided_at,
                decided_by
            from removal where organization_id = ? and user_id = ? and due is not null order by number desc limit 1""";

    private final HibernateUnitOfWork unitOfWork;

    JpaRemovals(HibernateUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public Supplier<RemovalCounter> counter(OrganizationId organization) {
        return counter(organization, "");
    }

    @Override
    public RemovalCounter lock(OrganizationId organization) {
        return counter(organization, RowLocks.UPDATE).get();
    }

    @Override
    public void save(RemovalCounter counter) {
        RemovalCounterEntity row = new RemovalCounterEntity();
        row.organizationId = counter.organization().value();
        counter.policy().ifPresent(policy -> {
            row.share = policy.share();
            row.number = policy.number();
            row.windowSeconds = policy.window().toSeconds();
            row.deadlineSeconds = policy.deadline().toSeconds();
        });
        row.removals = counter.removals();
        counter.members().ifPresent(members -> {
            row.members = members.number();
            row.membersCountedAt = members.countedAt();
        });
        unitOfWork.session(counter.organization()).update(row);
    }

    @Override
    public long membersWithAccess(OrganizationId organization, Instant now) {
        return unitOfWork
                .session(organization)
                .createSelectionQuery("""
                        select count(id) from DirectoryUser
                        where organizationId = :organization and (active and living or heldUntil > :now)""", Long.class)
                .setParameter("organization", organization.value())
                .setParameter("now", now)
                .getSingleResult();
    }

    @Override
    public void add(Removal removal) {
        unitOfWork.session(removal.organization()).insert(row(removal));
    }

    @Override
    public void save(Removal removal) {
        unitOfWork.session(removal.organization()).update(row(removal));
    }

    @Override
    public Optional<Removal> find(OrganizationId organization, long number) {
        return Rows.get(
                        unitOfWork.session(organization),
                        RemovalEntity.class,
                        new RemovalEntity.Key(organization.value(), number))
                .map(JpaRemovals::removal);
    }

    @Override
    public Optional<Removal> open(OrganizationId organization, UserId user) {
        return unitOfWork
                .query(organization, OPEN, List.of(organization.value(), user.value()), JpaRemovals::read)
                .stream()
                .findFirst();
    }

    @Override
    public Slice<Removal> page(
            OrganizationId organization, Optional<Removal.State> state, Optional<Long> before, int limit) {
        Parameters parameters = new Parameters();
        String where = "organizationId = " + parameters.add(organization.value())
                + state.map(wanted -> " and state = " + parameters.add(wanted.name()))
                        .orElse("")
                + before.map(last -> " and number < " + parameters.add(last)).orElse("");
        SelectionQuery<RemovalEntity> query = unitOfWork
                .session(organization)
                .createSelectionQuery("from Removal where " + where + " order by number desc", RemovalEntity.class);
        return Slices.stream(parameters.bind(query), limit, JpaRemovals::removal, Removal::bytes);
    }

    @Override
    public List<OrganizationId> organizationsWithDue(Instant now, Optional<OrganizationId> after, int limit) {
        return LookUp.organizations(
                unitOfWork.session(AcrossOrganizations.DUE_REMOVALS), "Removal", "due <= :at", now, after, limit);
    }

    @Override
    public List<Removal> due(OrganizationId organization, Instant now, int limit) {
        return unitOfWork
                .session(organization)
                .createSelectionQuery(
                        "from Removal where organizationId = :organization and due <= :now order by due",
                        RemovalEntity.class)
                .setParameter("organization", organization.value())
                .setParameter("now", now)
                .setMaxResults(limit)
                .getResultStream()
                .map(JpaRemovals::removal)
                .toList();
    }

    @Override
    public void rejectHeld(OrganizationId organization, Provenance decided) {
        unitOfWork
                .session(organization)
                .createMutationQuery("""
                        update Removal set state = 'REJECTED', due = :now, decidedAt = :now, decidedBy = :by
                        where organizationId = :organization and state = 'HELD'""")
                .setParameter("now", decided.at())
                .setParameter("by", decided.by())
                .setParameter("organization", organization.value())
                .executeUpdate();
    }

    @Override
    public List<OrganizationId> organizationsWithOld(Instant before, Optional<OrganizationId> after, int limit) {
        return LookUp.organizations(
                unitOfWork.session(AcrossOrganizations.OLD_REMOVALS),
                "Removal",
                "due is null and at < :at",
                before,
                after,
                limit);
    }

    @Override
    public int purge(OrganizationId organization, Instant before, int limit) {
        List<RemovalEntity> old = unitOfWork
                .session(organization)
                .createSelectionQuery(
                        "from Removal where organizationId = :organization and due is null and at < :before order by at",
                        RemovalEntity.class)
                .setParameter("organization", organization.value())
                .setParameter("before", before)
                .setMaxResults(limit)
                .setHibernateLockMode(LockMode.UPGRADE_SKIPLOCKED)
                .getResultList();
        unitOfWork.session(organization).deleteMultiple(old);
        return old.size();
    }

    private Supplier<RemovalCounter> counter(OrganizationId organization, String lock) {
        Supplier<List<RemovalCounter>> counters =
                unitOfWork.ask(organization, COUNTER + lock, List.of(organization.value()), JpaRemovals::readCounter);
        return () -> counters.get().get(0);
    }

    private static RemovalCounter readCounter(ResultSet row) throws SQLException {
        Optional<Integer> share = Optional.ofNullable(row.getObject(2, Integer.class));
        Optional<Long> members = Optional.ofNullable(row.getObject(7, Long.class));
        int number = row.getInt(3);
        Duration window = Duration.ofSeconds(row.getLong(4));
        Duration deadline = Duration.ofSeconds(row.getLong(5));
        Optional<Instant> countedAt = Rows.instant(row, 8);
        return new RemovalCounter(
                new OrganizationId(row.getObject(1, UUID.class)),
                share.map(part -> new RemovalPolicy(part, number, window, deadline)),
                row.getLong(6),
                members.map(counted -> new RemovalCounter.Members(counted, countedAt.orElseThrow())));
    }

    private static Removal read(ResultSet row) throws SQLException {
        RemovalEntity removal = new RemovalEntity();
        removal.organizationId = row.getObject(1, UUID.class);
        removal.number = row.getLong(2);
        removal.userId = row.getObject(3, UUID.class);
        removal.label = row.getString(4);
        removal.kind = row.getString(5);
        removal.at = Rows.instant(row, 6).orElseThrow();
        removal.causedBy = row.getString(7);
        removal.requestId = row.getString(8);
        removal.state = row.getString(9);
        removal.due = Rows.instant(row, 10).orElse(null);
        removal.decidedAt = Rows.instant(row, 11).orElse(null);
        removal.decidedBy = row.getString(12);
        return removal(removal);
    }

    private static Removal removal(RemovalEntity row) {
        return new Removal(
                new OrganizationId(row.organizationId),
                row.number,
                new UserId(row.userId),
                row.label,
                Removal.Kind.valueOf(row.kind),
                new ChangeSource(new Provenance(row.at, row.causedBy), Optional.ofNullable(row.requestId)),
                Removal.State.valueOf(row.state),
                Optional.ofNullable(row.due),
                Optional.ofNullable(row.decidedAt).map(at -> new Provenance(at, row.decidedBy)));
    }

    private static RemovalEntity row(Removal removal) {
        RemovalEntity row = new RemovalEntity();
        row.organizationId = removal.organization().value();
        row.number = removal.number();
        row.userId = removal.user().value();
        row.label = removal.label();
        row.kind = removal.kind().name();
        row.at = removal.source().at();
        row.causedBy = removal.source().by();
        removal.source().requestId().ifPresent(request -> row.requestId = request);
        row.state = removal.state().name();
        removal.due().ifPresent(due -> row.due = due);
        removal.decided().ifPresent(decided -> {
            row.decidedAt = decided.at();
            row.decidedBy = decided.by();
        });
        return row;
    }
}
