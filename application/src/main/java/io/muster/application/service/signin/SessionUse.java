package io.muster.application.service.signin;

import io.muster.application.port.in.session.UseSession;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.session.Sessions;
import io.muster.application.port.out.session.Sessions.Held;
import io.muster.domain.session.Session;
import io.muster.domain.session.SessionCookie;
import io.muster.domain.token.LastUse;
import java.time.Instant;
import java.util.Optional;

/** Looks a session up on every request, so that its end has effect at once, on every node. */
final class SessionUse implements UseSession {
    private final UnitOfWork unitOfWork;
    private final Sessions sessions;
    private final Environment environment;

    SessionUse(Ports ports, Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.sessions = ports.sessions();
        this.environment = environment;
    }

    @Override
    public Optional<SignedIn> find(SessionCookie cookie) {
        Instant now = environment.now();
        Optional<Held> held = unitOfWork
                .read(() -> sessions.find(cookie.organization(), cookie.digest(), now))
                .filter(found -> found.hasAccess() && found.session().worksAt(now));
        held.map(Held::session)
                .filter(session -> LastUse.isDue(Optional.of(session.lastSeen()), now))
                .ifPresent(session -> unitOfWork.run(() -> sessions.seen(cookie.organization(), session.id(), now)));
        return held.map(found -> new SignedIn(found.session(), found.member()));
    }

    @Override
    public void end(SessionCookie cookie) {
        Instant now = environment.now();
        unitOfWork.run(() -> sessions.find(cookie.organization(), cookie.digest(), now)
                .map(Held::session)
                .map(Session::id)
                .ifPresent(id -> sessions.end(cookie.organization(), id, now)));
    }
}
