package io.muster.application.testing.fake;

import io.muster.application.port.out.session.Sessions;
import io.muster.application.testing.SsoFixtures;
import io.muster.domain.access.AccessFacts;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.session.HeldSession;
import io.muster.domain.session.Session;
import io.muster.domain.session.SessionId;
import io.muster.domain.session.SessionReference;
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
        List<Session> present = of(session.organization(), session.member(), session.created(), Integer.MAX_VALUE);
        end(present.subList(Math.min(present.size(), Session.MAX_OF_A_MEMBER), present.size()), session.created());
    }

    @Override
    public Optional<HeldSession> find(OrganizationId organization, SecretDigest digest, Instant now) {
        return unitOfWork.state().sessions.values().stream()
                .filter(session -> session.organization().equals(organization))
                .filter(session -> session.digest().equals(digest))
                .findFirst()
                .flatMap(session -> held(session, now));
    }

    @Override
    public Optional<HeldSession> lockShared(OrganizationId organization, SessionId id, Instant now) {
        return Optional.ofNullable(unitOfWork.state().sessions.get(id.value()))
                .filter(session -> session.organization().equals(organization))
                .flatMap(session -> held(session, now));
    }

    @Override
    public void seen(OrganizationId organization, SessionId id, Instant now) {
        change(organization, session -> session.id().equals(id), session -> SsoFixtures.seenAt(session, now));
    }

    @Override
    public List<Session> of(OrganizationId organization, UserId member, Instant now, int limit) {
        return unitOfWork.state().sessions.values().stream()
                .filter(session -> session.organization().equals(organization))
                .filter(session -> session.member().equals(member) && session.worksAt(now))
                .sorted(Comparator.comparing((Session session) -> session.id().toString())
                        .reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public boolean end(OrganizationId organization, UserId member, SessionId id, Instant now) {
        return end(
                        of(organization, member, now, Integer.MAX_VALUE).stream()
                                .filter(session -> session.id().equals(id))
                                .toList(),
                        now)
                > 0;
    }

    @Override
    public void end(SessionReference session, Instant now) {
        find(session.organization(), session.digest(), now)
                .map(HeldSession::session)
                .filter(found -> found.worksAt(now))
                .ifPresent(found -> end(List.of(found), now));
    }

    @Override
    public int endAll(OrganizationId organization, UserId member, Instant now) {
        return end(of(organization, member, now, Integer.MAX_VALUE), now);
    }

    private int end(List<Session> ending, Instant now) {
        ending.forEach(
                session -> unitOfWork.state().sessions.put(session.id().value(), SsoFixtures.endedAt(session, now)));
        return ending.size();
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

    private Optional<HeldSession> held(Session session, Instant now) {
        return Optional.ofNullable(unitOfWork.state().users.get(session.member().value()))
                .filter(user -> unitOfWork
                        .state()
                        .organizations
                        .containsKey(user.organization().value()))
                .map(user -> new HeldSession(
                        session,
                        user.profile().userName().value(),
                        user.hasAccessAt(now),
                        user.breakGlass(),
                        role(session)));
    }

    private Optional<OrgRole> role(Session session) {
        return new InMemoryAccessQueries(unitOfWork)
                .of(session.organization(), session.member())
                .flatMap(AccessFacts::decisive)
                .map(AccessFacts.Role::role);
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
