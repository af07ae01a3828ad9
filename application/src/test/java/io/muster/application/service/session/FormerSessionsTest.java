package io.muster.application.service.session;

import static io.muster.application.testing.Fixtures.added;
import static io.muster.application.testing.Fixtures.profile;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.testing.Fixtures;
import io.muster.application.testing.Scene;
import io.muster.application.testing.SsoFixtures;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.removal.Removal;
import io.muster.domain.removal.Removal.Decision;
import io.muster.domain.removal.RemovalPolicy;
import io.muster.domain.session.AuthenticationMethod;
import io.muster.domain.session.Session;
import io.muster.domain.session.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Sessions that ended with access do not come back with it. */
class FormerSessionsTest {
    private static final Duration DEADLINE = Duration.ofHours(1);

    private final Scene scene = new Scene();
    private final OrganizationId acme = scene.organization().id();
    private final UserId ana = scene.create(profile("ana"));

    @Test
    void memberWhoIsActivatedAgainSignsInAnew() {
        Session session = session(AuthenticationMethod.SSO);
        active(false);
        assertThat(works(session)).isFalse();

        active(true);

        assertThat(works(session)).isFalse();
        assertThat(works(session(AuthenticationMethod.SSO))).isTrue();
        scene.edit(ana, before -> Fixtures.withExternalId(before, "external"));
        assertThat(listed()).hasSize(1);
    }

    @Test
    void memberWhoIsPushedAgainSignsInAnew() {
        Session session = session(AuthenticationMethod.SSO);
        active(false);

        assertThat(scene.create(profile("ana"))).isEqualTo(ana);

        assertThat(works(session)).isFalse();
    }

    @Test
    void heldRemovalThatIsRejectedEndsNoSession() {
        Session session = session(AuthenticationMethod.SSO);
        held();
        assertThat(works(session)).isTrue();

        decide(Decision.REJECT);

        assertThat(works(session)).isTrue();
    }

    @Test
    void heldRemovalThatIsTakenBackByTheProviderEndsNoSession() {
        Session session = session(AuthenticationMethod.SSO);
        held();

        active(true);

        assertThat(works(session)).isTrue();
    }

    @Test
    void approvalThatIsTakenBackGivesAccessBackAndNoSession() {
        Session session = session(AuthenticationMethod.SSO);
        held();
        decide(Decision.APPROVE);
        assertThat(works(session)).isFalse();

        decide(Decision.UNDO);

        assertThat(works(session)).isFalse();
        assertThat(works(session(AuthenticationMethod.SSO))).isTrue();
    }

    @Test
    void rejectionThatIsTakenBackEndsNoSession() {
        Session session = session(AuthenticationMethod.SSO);
        held();
        decide(Decision.REJECT);

        decide(Decision.UNDO);

        assertThat(works(session)).isTrue();
    }

    @Test
    void memberWhoIsBackAfterTheDeadlineSignsInAnewEvenBeforeTheSettlement() {
        Session session = session(AuthenticationMethod.SSO);
        held();
        scene.passes(DEADLINE);

        active(true);

        assertThat(works(session)).isFalse();
    }

    @Test
    void sessionByPasswordEndsForeverWithTheMarkAndThatBySsoGoesOn() {
        scene.members.setBreakGlass(scene.admin, acme, ana, true);
        Session byPassword = session(AuthenticationMethod.PASSWORD);
        Session bySso = session(AuthenticationMethod.SSO);
        scene.members.setBreakGlass(scene.admin, acme, ana, true);
        assertThat(works(byPassword)).isTrue();

        scene.members.setBreakGlass(scene.admin, acme, ana, false);
        scene.members.setBreakGlass(scene.admin, acme, ana, true);

        assertThat(works(byPassword)).isFalse();
        assertThat(works(bySso)).isTrue();
    }

    @Test
    void sessionOutlivesTheLossOfARoleWhichCountsAtOnce() {
        scene.members.setRole(scene.admin, acme, ana, Optional.of(OrgRole.DEVELOPER));
        Session session = session(AuthenticationMethod.SSO);
        added(scene.ports, Fixtures.admin(acme, "boss"));

        scene.members.setRole(scene.admin, acme, ana, Optional.of(OrgRole.ADMIN));
        scene.members.setRole(scene.admin, acme, ana, Optional.of(OrgRole.VIEWER));

        assertThat(works(session)).isTrue();
    }

    /** Deactivates the member beyond what the policy lets go at once. */
    private void held() {
        Duration window = Duration.ofMinutes(10);
        scene.removals.setPolicy(scene.admin, acme, Optional.of(new RemovalPolicy(0, 0, window, DEADLINE)));
        active(false);
        assertThat(removal().state()).isEqualTo(Removal.State.HELD);
    }

    private void decide(Decision decision) {
        scene.removals.decide(scene.admin, acme, removal().number(), decision);
    }

    private Removal removal() {
        return scene.removals
                .removals(scene.admin, acme, Optional.empty(), Optional.empty(), 1)
                .items()
                .get(0);
    }

    private void active(boolean active) {
        scene.edit(ana, before -> before.activated(active));
    }

    private Session session(AuthenticationMethod method) {
        DirectoryUser member = scene.ports
                .unitOfWork()
                .read(() -> scene.ports.users().find(acme, ana))
                .orElseThrow();
        Instant now = scene.environment.now();
        SessionId id = new SessionId(scene.environment.ids().next());
        Session session = new Session(
                acme,
                id,
                ana,
                SsoFixtures.session(member).digest(),
                now,
                method,
                Optional.empty(),
                Optional.of(now),
                now,
                Optional.empty());
        scene.ports.unitOfWork().run(() -> scene.ports.sessions().add(session));
        return session;
    }

    private List<Session> listed() {
        return scene.sessionList.of(scene.admin, acme, ana);
    }

    private boolean works(Session session) {
        Instant now = scene.environment.now();
        return scene.ports
                .unitOfWork()
                .read(() -> scene.ports.sessions().find(acme, session.digest(), now))
                .filter(held -> held.worksAt(now))
                .isPresent();
    }
}
