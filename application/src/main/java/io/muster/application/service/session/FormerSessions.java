package io.muster.application.service.session;

import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.session.Sessions;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.session.AuthenticationMethod;
import io.muster.domain.session.Session;
import io.muster.domain.session.SessionReference;
import io.muster.domain.signin.SignInAttempt.Browser;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Ends sessions that belong to what was before: before access came back, with a former mark, before a sign-in. */
public final class FormerSessions {
    private static final Logger LOGGER = Logger.getLogger(FormerSessions.class.getName());

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
     * Ends the sessions that browsers had in an organization before a sign-in gives them another one there. Call it in
     * the unit of work of the sign-in, which has locked the member.
     */
    public void endIn(OrganizationId organization, Browser... browsers) {
        former(browsers)
                .filter(former -> former.organization().equals(organization))
                .forEach(former -> sessions.end(former, environment.now()));
    }

    /**
     * Ends those of other organizations after the sign-in, each in a unit of work of its own. The person is signed in
     * whatever becomes of it: a failure is logged, and the session ends when it is not used for {@link Session#IDLE}.
     */
    public void endInOtherOrganizations(OrganizationId organization, Browser... browsers) {
        former(browsers)
                .filter(former -> !former.organization().equals(organization))
                .forEach(this::endAfterwards);
    }

    private void endAfterwards(SessionReference former) {
        try {
            unitOfWork.run(() -> sessions.end(former, environment.now()));
        } catch (RuntimeException failed) {
            LOGGER.log(
                    Level.WARNING,
                    "A session of organization " + former.organization()
                            + " goes on, though its browser has signed in to another one; it ends "
                            + Session.IDLE.toHours() + " hours after its last use",
                    failed);
        }
    }

    /** Returns each session once. */
    private static Stream<SessionReference> former(Browser... browsers) {
        return Stream.of(browsers)
                .flatMap(browser -> browser.session().stream())
                .distinct();
    }
}
