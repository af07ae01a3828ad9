package io.muster.application.service.connection;

import static io.muster.application.testing.Fixtures.NOON;
import static io.muster.application.testing.Fixtures.added;
import static io.muster.application.testing.Fixtures.user;
import static io.muster.application.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.in.connection.ManageConnection;
import io.muster.application.testing.Scene;
import io.muster.application.testing.SsoFixtures;
import io.muster.application.testing.TestUseCases;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.connection.Connection;
import io.muster.domain.connection.SubjectLink;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.event.EventType;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem.Code;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Admins demand that members sign in through the connection, knowing who may be shut out. */
class RequiredSsoTest {
    private final Scene scene = new Scene();
    private final OrganizationId acme = scene.organization().id();
    private final ManageConnection connections =
            TestUseCases.on(scene.ports, scene.environment).manageConnection();

    @Test
    void requirementWithoutAConnectionInUseIsRefused() {
        assertRefused(Code.PRECONDITION_MISSING, () -> require(true, Optional.empty()));
        Connection active = SsoFixtures.activated(scene.organization(), OrgRole.VIEWER);
        scene.ports.unitOfWork().run(() -> scene.ports.connections().save(active));

        // an operator attests another connection, so nobody signs in by this one
        assertRefused(Code.PRECONDITION_MISSING, () -> require(true, Optional.empty()));
    }

    @Test
    void requirementNeedsTheNumberOfMembersWhoMayBeShutOut() {
        Connection active = inUse();
        DirectoryUser ana = added(scene.ports, user(acme, "ana"));
        added(scene.ports, user(acme, "bob"));
        DirectoryUser owner = added(scene.ports, user(acme, "owner"));
        scene.ports.unitOfWork().run(() -> scene.ports.users().save(owner.withBreakGlass(true, NOON)));

        assertRefused(Code.CONFIRMATION_REQUIRED, () -> require(true, Optional.empty()));
        assertRefused(Code.CONFIRMATION_REQUIRED, () -> require(true, Optional.of(1L)));
        scene.ports.unitOfWork().run(() -> scene.ports
                .subjectLinks()
                .add(new SubjectLink(acme, active.active().orElseThrow().id(), "s1", ana.id(), NOON)));
        assertRefused(Code.CONFIRMATION_REQUIRED, () -> require(true, Optional.of(2L)));
        assertThat(required(ana)).isFalse();

        assertThat(require(true, Optional.of(1L)).connection().requireSso()).isTrue();

        assertThat(required(ana)).isTrue();
        assertThat(required(owner)).isFalse();
        assertThat(scene.auditing
                        .page(scene.admin, Optional.of(acme), Optional.empty(), 1)
                        .items())
                .singleElement()
                .satisfies(entry -> assertThat(entry.action()).isEqualTo(AuditAction.SSO_REQUIREMENT_CHANGED.name()));
    }

    @Test
    void requirementIsAnnouncedOnceAndTakenBackWithoutANumber() {
        inUse();
        require(true, Optional.empty());
        added(scene.ports, user(acme, "ana"));
        require(true, Optional.empty());
        require(false, Optional.empty());

        scene.relay.relay();

        assertThat(scene.events.oldest(scene.admin, acme, 100).page())
                .filteredOn(event -> event.type().equals(EventType.CONNECTION_REQUIREMENT_CHANGED.name()))
                .extracting(event -> event.data().fields().get("ssoRequired"))
                .containsExactly("true", "false");
    }

    private ManageConnection.Status require(boolean required, Optional<Long> neverSignedIn) {
        return connections.requireSso(scene.admin, acme, required, neverSignedIn);
    }

    private boolean required(DirectoryUser member) {
        return scene.accessQueries
                .access(scene.admin, acme, member.id())
                .facts()
                .ssoRequired()
                .orElseThrow();
    }

    private Connection inUse() {
        Connection active = SsoFixtures.activated(scene.organization(), OrgRole.VIEWER);
        Organization using = SsoFixtures.using(scene.organization(), active);
        scene.ports.unitOfWork().run(() -> {
            scene.ports.connections().save(active);
            scene.ports.organizations().save(using);
        });
        return active;
    }
}
