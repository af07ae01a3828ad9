package io.muster.application.service.session;

import io.muster.application.port.in.SignedInMember;
import io.muster.application.port.in.session.UseSession;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.directory.Users;
import io.muster.application.port.out.organization.Organizations;
import io.muster.application.port.out.session.Sessions;
import io.muster.domain.problem.Problem;
import io.muster.domain.session.HeldSession;
import io.muster.domain.session.Session;
import io.muster.domain.session.SessionCookie;
import io.muster.domain.token.LastUse;
import java.time.Instant;
import java.util.Optional;

/** Looks a session up on every request, so that its end has effect at once, on every node. */
final class SessionUse implements UseSession {
    private final UnitOfWork unitOfWork;
    private final Sessions sessions;
    private final Users users;
    private final Organizations organizations;
    private final Environment environment;

    SessionUse(Ports ports, Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.sessions = ports.sessions();
        this.users = ports.users();
        this.organizations = ports.organizations();
        this.environment = environment;
    }

    @Override
    public Optional<SignedInMember> find(SessionCookie cookie) {
        Instant now = environment.now();
        Optional<HeldSession> held = unitOfWork
                .read(() -> sessions.find(cookie.organization(), cookie.digest(), now))
                .filter(found -> found.worksAt(now));
        held.map(HeldSession::session)
                .filter(session -> LastUse.isDue(Optional.of(session.lastSeen()), now))
                .ifPresent(session -> unitOfWork.run(() -> sessions.seen(cookie.organization(), session.id(), now)));
        return held.map(found -> new SignedInMember(found.session(), found.userName(), found.role()));
    }

    @Override
    public Identity identity(SignedInMember caller) {
        Session session = caller.session();
        return unitOfWork.read(() -> organizations
                .find(session.organization())
                .map(organization -> new Identity(users.find(organization.id(), session.member()), organization))
                .orElseThrow(() -> new Problem(Problem.Code.UNAUTHENTICATED, "The session has ended; sign in")));
    }

    @Override
    public void end(SignedInMember caller) {
        Session session = caller.session();
        unitOfWork.run(() -> sessions.end(session.organization(), session.member(), session.id(), environment.now()));
    }
}
