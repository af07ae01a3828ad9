package io.muster.application.service.session;

import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.session.Sessions;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.session.AuthenticationMethod;
import io.muster.domain.session.HeldSession;
import io.muster.domain.session.Session;
import io.muster.domain.session.SessionReference;
import io.muster.domain.signin.SignInAttempt.Browser;
import java.time.Instant;
import java.util.stream.Stream;

/** Ends sessions that belong to what was before: before access came back, with a former mark, before a sign-in. */
public final class FormerSessions {
    private final UnitOfWork unitOfWork;
    private final Sessions sessions;
    private final Environment environment;

    public FormerSessions(Ports ports, Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.sessions = ports.sessions();
        this.environment = environment;
    }

    /**
     * Ends the sessions of a member whose access comes back, so that they don't come back with it. Costs nothing if the
     * member has access still.
     *
     * @param before the member, locked, as of before the change
     */
    public void endBeforeReturn(DirectoryUser before) {
        Instant now = environment.now();
        if (!before.hasAccessAt(now)) {
            sessions.endAll(before.organization(), before.id(), now);
        }
    }

    /** Ends the sessions by password of a member, locked, who loses the password. */
    public void endByPassword(DirectoryUser member) {
        Instant now = environment.now();
        sessions.of(member.organization(), member.id(), now, Session.MAX_OF_A_MEMBER).stream()
                .filter(session -> session.method() == AuthenticationMethod.PASSWORD)
                .forEach(session -> sessions.end(session.organization(), session.member(), session.id(), now));
    }

    /**
     * Ends the sessions that browsers had before a sign-in has given them another one. Each may be of another
     * organization, so each has a unit of work of its own.
     */
    public void endOf(Browser... browsers) {
        Stream.of(browsers)
                .flatMap(browser -> browser.session().stream())
                .distinct()
                .forEach(former -> unitOfWork.run(() -> end(former)));
    }

    private void end(SessionReference former) {
        Instant now = environment.now();
        sessions.find(former.organization(), former.digest(), now)
                .map(HeldSession::session)
                .ifPresent(session -> sessions.end(session.organization(), session.member(), session.id(), now));
    }
}
