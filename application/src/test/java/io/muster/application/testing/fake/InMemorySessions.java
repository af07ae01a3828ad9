package io.muster.application.testing.fake;

import io.muster.application.port.out.session.Sessions;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.session.Session;
import io.muster.domain.session.SessionId;
import io.muster.domain.token.SecretDigest;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

record InMemorySessions(InMemoryUnitOfWork unitOfWork) implements Sessions {
    @Override
    public void add(Session session) {
        unitOfWork.state().sessions.put(session.id().value(), session);
    }

    @Override
    public Optional<Held> find(OrganizationId organization, SecretDigest digest, Instant now) {
        return unitOfWork.state().sessions.values().stream()
                .filter(session -> session.organization().equals(organization))
                .filter(session -> session.digest().equals(digest))
                .findFirst()
                .flatMap(session -> held(session, now));
    }

    @Override
    public void seen(OrganizationId organization, SessionId id, Instant now) {
        change(organization, session -> session.id().equals(id), session -> session.seenAt(now));
    }

    @Override
    public void end(OrganizationId organization, SessionId id, Instant now) {
        change(organization, session -> session.id().equals(id), session -> session.endedAt(now));
    }

    @Override
    public void endAll(OrganizationId organization, UserId member, Instant now) {
        change(organization, session -> session.member().equals(member), session -> session.endedAt(now));
    }

    @Override
    public int purge(OrganizationId organization, Instant before, int limit) {
        List<Session> old = unitOfWork.state().sessions.values().stream()
                .filter(session -> session.organization().equals(organization))
                .filter(session -> session.created().isBefore(before))
                .limit(limit)
                .toList();
        unitOfWork.state().sessions.values().removeAll(old);
        return old.size();
    }

    @Override
    public List<Session> page(OrganizationId organization, Optional<SessionId> after, int limit) {
        return unitOfWork.state().sessions.values().stream()
                .filter(session -> session.organization().equals(organization))
                .sorted(Comparator.comparing(session -> session.id().value()))
                .filter(session -> after.filter(last -> session.id().value().compareTo(last.value()) <= 0)
                        .isEmpty())
                .limit(limit)
                .toList();
    }

    private Optional<Held> held(Session session, Instant now) {
        return Optional.ofNullable(unitOfWork.state().users.get(session.member().value()))
                .map(user -> new Held(session, user.profile().userName().value(), user.hasAccessAt(now)));
    }

    private void change(OrganizationId organization, Predicate<Session> which, UnaryOperator<Session> change) {
        unitOfWork
                .state()
                .sessions
                .replaceAll((id, session) -> session.organization().equals(organization) && which.test(session)
                        ? change.apply(session)
                        : session);
    }
}
