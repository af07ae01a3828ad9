package io.muster.persistence.signin;

import io.muster.application.port.out.session.Sessions;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.session.Session;
import io.muster.domain.session.SessionId;
import io.muster.domain.token.SecretDigest;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import io.muster.persistence.hibernate.Parameters;
import io.muster.persistence.hibernate.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;

/** Stores each session as one row, and reads it together with the columns that decide about its member's access. */
final class JpaSessions implements Sessions {
    private final HibernateUnitOfWork unitOfWork;

    JpaSessions(HibernateUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    /** A session with the state of its member. */
    record HeldRow(SessionEntity session, String userName, Instant leftAt, Instant heldUntil) {}

    @Override
    public void add(Session session) {
        SessionEntity row = new SessionEntity();
        row.organizationId = session.organization().value();
        row.id = session.id().value();
        row.userId = session.member().value();
        row.digest = session.digest().bytes();
        row.created = session.created();
        row.authenticatedAt = session.authenticatedAt();
        row.lastSeen = session.lastSeen();
        session.ended().ifPresent(at -> row.ended = at);
        unitOfWork.session(session.organization()).insert(row);
    }

    @Override
    public Optional<Held> find(OrganizationId organization, SecretDigest digest, Instant now) {
        return Rows.first(unitOfWork
                        .session(organization)
                        .createSelectionQuery("""
                                select s, u.userName, u.leftAt, u.heldUntil
                                from Session s
                                join DirectoryUser u on u.organizationId = s.organizationId and u.id = s.userId
                                where s.organizationId = :organization and s.digest = :digest""", HeldRow.class)
                        .setParameter("organization", organization.value())
                        .setParameter("digest", digest.bytes()))
                .map(row -> new Held(session(row.session()), row.userName(), hasAccess(row, now)));
    }

    @Override
    public void seen(OrganizationId organization, SessionId id, Instant now) {
        change(organization, "lastSeen = :now", "id = :which", id.value(), now);
    }

    @Override
    public void end(OrganizationId organization, SessionId id, Instant now) {
        change(organization, "ended = :now", "ended is null and id = :which", id.value(), now);
    }

    @Override
    public void endAll(OrganizationId organization, UserId member, Instant now) {
        change(organization, "ended = :now", "ended is null and userId = :which", member.value(), now);
    }

    @Override
    public int purge(OrganizationId organization, Instant before, int limit) {
        StatelessSession session = unitOfWork.session(organization);
        List<UUID> old = session.createSelectionQuery(
                        "select id from Session where organizationId = :organization and created < :before", UUID.class)
                .setParameter("organization", organization.value())
                .setParameter("before", before)
                .setMaxResults(limit)
                .getResultList();
        if (old.isEmpty()) {
            return 0;
        }
        return session.createMutationQuery("delete from Session where organizationId = :organization and id in :old")
                .setParameter("organization", organization.value())
                .setParameterList("old", old)
                .executeUpdate();
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

    private void change(OrganizationId organization, String set, String where, UUID which, Instant now) {
        unitOfWork
                .session(organization)
                .createMutationQuery("update Session set " + set + " where organizationId = :organization and " + where)
                .setParameter("organization", organization.value())
                .setParameter("which", which)
                .setParameter("now", now)
                .executeUpdate();
    }

    private static boolean hasAccess(HeldRow row, Instant now) {
        return row.leftAt() == null || (row.heldUntil() != null && now.isBefore(row.heldUntil()));
    }

    private static Session session(SessionEntity row) {
        return new Session(
                new OrganizationId(row.organizationId),
                new SessionId(row.id),
                new UserId(row.userId),
                new SecretDigest(row.digest),
                row.created,
                row.authenticatedAt,
                row.lastSeen,
                Optional.ofNullable(row.ended));
    }
}
