package io.muster.persistence.session;

import io.muster.application.port.out.session.Sessions;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.session.AuthenticationMethod;
import io.muster.domain.session.DeviceName;
import io.muster.domain.session.HeldSession;
import io.muster.domain.session.Session;
import io.muster.domain.session.SessionId;
import io.muster.domain.session.SessionReference;
import io.muster.domain.token.SecretDigest;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import io.muster.persistence.hibernate.OldRows;
import io.muster.persistence.hibernate.Parameters;
import io.muster.persistence.hibernate.RowLocks;
import io.muster.persistence.hibernate.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.StatelessSession;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/**
 * Stores each session as one row, and reads it together with what decides about its member's access and role: one
 * statement, since every request of a browser needs it.
 */
final class JpaSessions implements Sessions {
    private static final String HELD = """
            select s.id, s.user_id, s.digest, s.created, s.method, s.device, s.authenticated_at, s.last_seen, s.ended,
                u.user_name, u.left_at, u.held_until, u.break_glass, u.direct_role,
                case when o.sso_active then o.sso_role end as connection_role,
                (select string_agg(distinct p.role, ' ') from group_membership m
                    join group_mapping p on p.organization_id = m.organization_id and p.group_id = m.group_id
                    where m.organization_id = s.organization_id and m.user_id = s.user_id) as mapped_roles
            from directory_user u
            join session s on s.organization_id = u.organization_id and s.user_id = u.id
            join organization o on o.id = s.organization_id and o.deleted_at is null
            where s.organization_id = ? and s.""";

    private static final String WORKS = "ended is null and lastSeen > :usedAfter and created > :createdAfter";

    private static final String FORMER = """
            select id from session where organization_id = ? and digest = ?
                and ended is null and last_seen > ? and created > ?""" + RowLocks.END;

    private static final String END = "update session set ended = ? where organization_id = ? and id = ?";

    private static final String END_OLDEST = """
            update session set ended = ? where organization_id = ? and id in (
                select id from session where organization_id = ? and user_id = ? and ended is null
                order by id desc offset %d rows)""".formatted(Session.MAX_OF_A_MEMBER);

    private static final String INSERT = Rows.insert(
            "session (organization_id, id, user_id, digest, created, method, device, authenticated_at, last_seen,"
                    + " ended)",
            1);

    private final HibernateUnitOfWork unitOfWork;

    JpaSessions(HibernateUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public void add(Session session) {
        UUID organization = session.organization().value();
        UUID member = session.member().value();
        unitOfWork.later(
                session.organization(),
                INSERT,
                Arrays.asList(
                        organization,
                        session.id().value(),
                        member,
                        session.digest().bytes(),
                        session.created(),
                        session.method().name(),
                        session.device().map(DeviceName::value).orElse(null),
                        session.authenticatedAt().orElse(null),
                        session.lastSeen(),
                        session.ended().orElse(null)));
        unitOfWork.later(
                session.organization(), END_OLDEST, List.of(session.created(), organization, organization, member));
    }

    @Override
    public Optional<HeldSession> find(OrganizationId organization, SecretDigest digest, Instant now) {
        return held(organization, "digest = ?", digest.bytes(), now);
    }

    @Override
    public Optional<HeldSession> lockShared(OrganizationId organization, SessionId id, Instant now) {
        return held(organization, "id = ?" + RowLocks.keep(unitOfWork, "u", "s"), id.value(), now);
    }

    private Optional<HeldSession> held(OrganizationId organization, String condition, Object key, Instant now) {
        return unitOfWork
                .query(
                        organization,
                        HELD + condition,
                        List.of(organization.value(), key),
                        row -> held(organization, row, now))
                .stream()
                .findFirst();
    }

    /** Reads the columns of {@link #HELD} by number, since every request of a browser reads them. */
    private static HeldSession held(OrganizationId organization, ResultSet row, Instant now) throws SQLException {
        Session session = new Session(
                organization,
                new SessionId(row.getObject(1, UUID.class)),
                new UserId(row.getObject(2, UUID.class)),
                new SecretDigest(row.getBytes(3)),
                Rows.instant(row, 4).orElseThrow(),
                AuthenticationMethod.valueOf(row.getString(5)),
                device(row.getString(6)),
                Rows.instant(row, 7),
                Rows.instant(row, 8).orElseThrow(),
                Rows.instant(row, 9));
        boolean left = Rows.instant(row, 11).isPresent();
        boolean held = Rows.instant(row, 12).filter(now::isBefore).isPresent();
        Stream<OrgRole> mapped = Optional.ofNullable(row.getString(16)).stream()
                .flatMap(roles -> Stream.of(roles.split(" ", -1)))
                .map(OrgRole::valueOf);
        return new HeldSession(
                session,
                row.getString(10),
                !left || held,
                row.getBoolean(13),
                OrgRole.decisive(mapped, role(row, 14), role(row, 15)));
    }

    private static Optional<OrgRole> role(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).map(OrgRole::valueOf);
    }

    private static Optional<DeviceName> device(@Nullable String name) {
        return Optional.ofNullable(name).map(DeviceName::new);
    }

    @Override
    public void seen(OrganizationId organization, SessionId id, Instant now) {
        unitOfWork
                .session(organization)
                .createMutationQuery(
                        "update Session set lastSeen = :now where organizationId = :organization and id = :id")
                .setParameter("organization", organization.value())
                .setParameter("id", id.value())
                .setParameter("now", now)
                .executeUpdate();
    }

    @Override
    public List<Session> of(OrganizationId organization, UserId member, Instant now, int limit) {
        return unitOfWork
                .session(organization)
                .createSelectionQuery(
                        "from Session where organizationId = :organization and userId = :member and " + WORKS
                                + " order by id desc",
                        SessionEntity.class)
                .setParameter("organization", organization.value())
                .setParameter("member", member.value())
                .setParameter("usedAfter", now.minus(Session.IDLE))
                .setParameter("createdAfter", now.minus(Session.LONGEST))
                .setMaxResults(limit)
                .getResultStream()
                .map(JpaSessions::session)
                .toList();
    }

    @Override
    public boolean end(OrganizationId organization, UserId member, SessionId id, Instant now) {
        return endWhere(organization, member, " and id = :id", Map.of("id", id.value()), now) > 0;
    }

    @Override
    public void end(SessionReference session, Instant now) {
        OrganizationId organization = session.organization();
        unitOfWork
                .query(
                        organization,
                        FORMER,
                        List.of(
                                organization.value(),
                                session.digest().bytes(),
                                now.minus(Session.IDLE),
                                now.minus(Session.LONGEST)),
                        row -> row.getObject(1, UUID.class))
                .forEach(id -> unitOfWork.later(organization, END, List.of(now, organization.value(), id)));
    }

    @Override
    public int endAll(OrganizationId organization, UserId member, Instant now) {
        return endWhere(organization, member, "", Map.of(), now);
    }

    private int endWhere(
            OrganizationId organization, UserId member, String condition, Map<String, UUID> more, Instant now) {
        StatelessSession session = unitOfWork.session(organization);
        NativeQuery<UUID> works = session.createNativeQuery("""
                        select id from session where organization_id = :organization and user_id = :member
                            and ended is null and last_seen > :usedAfter and created > :createdAfter""" + condition + " order by id" + RowLocks.END, UUID.class)
                .setParameter("organization", organization.value())
                .setParameter("member", member.value())
                .setParameter("usedAfter", now.minus(Session.IDLE))
                .setParameter("createdAfter", now.minus(Session.LONGEST));
        more.forEach(works::setParameter);
        List<UUID> open = works.getResultList();
        if (open.isEmpty()) {
            return 0;
        }
        return session.createMutationQuery(
                        "update Session set ended = :now where organizationId = :organization and id in :open")
                .setParameter("organization", organization.value())
                .setParameterList("open", open)
                .setParameter("now", now)
                .executeUpdate();
    }

    @Override
    public int purge(OrganizationId organization, Instant before, int limit) {
        return OldRows.delete(
                unitOfWork.session(organization), organization, "Session", "created < :before", before, limit);
    }

    @Override
    public List<Session> page(OrganizationId organization, Optional<SessionId> after, int limit) {
        Parameters parameters = new Parameters();
        StringBuilder where = new StringBuilder("organizationId = " + parameters.add(organization.value()));
        after.ifPresent(last -> where.append(" and id > ").append(parameters.add(last.value())));
        return parameters
                .bind(unitOfWork
                        .session(organization)
                        .createSelectionQuery("from Session where " + where + " order by id", SessionEntity.class))
                .setMaxResults(limit)
                .getResultStream()
                .map(JpaSessions::session)
                .toList();
    }

    private static Session session(SessionEntity row) {
        return new Session(
                new OrganizationId(row.organizationId),
                new SessionId(row.id),
                new UserId(row.userId),
                new SecretDigest(row.digest),
                row.created,
                row.method,
                device(row.device),
                Optional.ofNullable(row.authenticatedAt),
                row.lastSeen,
                Optional.ofNullable(row.ended));
    }
}
