package io.muster.application.service.organization;

import static io.muster.application.testing.Fixtures.profile;
import static io.muster.application.testing.Fixtures.withEmail;
import static io.muster.application.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.OrganizationAdmin;
import io.muster.application.port.in.RequestTrace;
import io.muster.application.port.in.synclog.ReportFailures.Failure;
import io.muster.application.testing.Fixtures;
import io.muster.application.testing.Scene;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.ProvisioningMode;
import io.muster.domain.problem.Problem;
import io.muster.domain.synclog.Remedy;
import io.muster.domain.synclog.SyncAction;
import io.muster.domain.synclog.SyncLogQuery;
import io.muster.domain.synclog.SyncResource;
import io.muster.domain.token.CredentialText;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OrganizationDeletionTest {
    private final Scene scene = new Scene();
    private final Organization acme = scene.organization();
    private final OrganizationId id = acme.id();

    @Test
    void onlyAnOperatorWhoGivesTheExactNameMayDelete() {
        AdminCaller admin = new OrganizationAdmin("admin", Optional.empty(), id);

        assertRefused(Problem.Code.FORBIDDEN, () -> scene.deletion.delete(admin, id, name(), true));
        assertRefused(
                Problem.Code.CONFIRMATION_REQUIRED,
                () -> scene.deletion.delete(scene.admin, id, Optional.empty(), true));
        assertRefused(
                Problem.Code.CONFIRMATION_REQUIRED,
                () -> scene.deletion.delete(scene.admin, id, Optional.of("acme"), true));
        assertThat(scene.organizations.find(scene.admin, id)).isEqualTo(acme);
    }

    @Test
    void deletionNeedsAnExportThatWasCompletedWithinADayOrAWaiver() {
        scene.export.begin(scene.admin, id); // and breaks off
        assertRefused(Problem.Code.PRECONDITION_MISSING, () -> scene.deletion.delete(scene.admin, id, name(), false));

        scene.export.complete(new OrganizationAdmin("admin", Optional.empty(), id), id);
        scene.passes(Duration.ofHours(24).plusNanos(1_000));
        assertRefused(Problem.Code.PRECONDITION_MISSING, () -> scene.deletion.delete(scene.admin, id, name(), false));

        scene.export.complete(scene.admin, id);
        scene.passes(Duration.ofHours(24));
        assertThat(scene.deletion.delete(scene.admin, id, name(), false)).isEqualTo(acme);
    }

    @Test
    void exportIsAuditedWhenItBeginsAndRefusedToStrangers() {
        AdminCaller stranger =
                new OrganizationAdmin("stranger", Optional.empty(), new OrganizationId(Fixtures.newId()));
        assertRefused(Problem.Code.NOT_FOUND, () -> scene.export.begin(stranger, id));
        assertRefused(Problem.Code.NOT_FOUND, () -> scene.export.complete(stranger, id));

        scene.export.begin(new OrganizationAdmin("admin", Optional.empty(), id), id);

        assertThat(scene.auditing
                        .page(scene.admin, Optional.of(id), Optional.empty(), 10)
                        .items())
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.action()).isEqualTo(AuditAction.ORGANIZATION_EXPORTED.name());
                    assertThat(entry.actor()).isEqualTo("admin");
                });
    }

    @Test
    void credentialsOfADeletedOrganizationAreRefused() {
        CredentialText token = scene.provisioning
                .switchMode(scene.admin, id, ProvisioningMode.SCIM, false)
                .token()
                .orElseThrow();
        CredentialText key = scene.apiKeys.issue(scene.admin, "admin", Optional.of(id), Optional.empty());
        CredentialText operators = scene.apiKeys.issue(scene.admin, "other", Optional.empty(), Optional.empty());

        scene.deletion.delete(scene.admin, id, name(), true);

        assertThat(scene.authentication.authenticate(Optional.of(id), token.text()))
                .hasToString("Refused[attribution=Optional.empty]");
        assertRefused(Problem.Code.UNAUTHENTICATED, () -> scene.admins.authenticate(key.text()));
        assertThat(scene.admins.authenticate(operators.text()).scope()).isEmpty();
        assertRefused(Problem.Code.NOT_FOUND, () -> scene.organizations.find(scene.admin, id));
        assertRefused(Problem.Code.NOT_FOUND, () -> scene.deletion.delete(scene.admin, id, name(), true));
    }

    @Test
    void domainsAndAddressesOfADeletedOrganizationAreFree() {
        scene.synced();
        scene.create(withEmail(profile("ann@" + scene.domain), "ann@" + scene.domain));

        scene.deletion.delete(scene.admin, id, name(), true);

        Scene next = new Scene(scene.ports, any -> Fixtures.acme(scene.domain, OrgRole.VIEWER));
        next.synced();
        next.create(withEmail(profile("ann@" + scene.domain), "ann@" + scene.domain));
        assertThat(next.newest().resource().display()).contains("ann@" + scene.domain);
    }

    @Test
    void jobsLeaveADeletedOrganizationAlone() {
        scene.synced();
        scene.create(profile("ann"));

        scene.deletion.delete(scene.admin, id, name(), true);

        assertThat(scene.relay.relay()).isFalse();
        assertThat(scene.ports
                        .unitOfWork()
                        .<Long>read(() -> scene.ports.eventFeed().head(id)))
                .isZero();
        assertThat(scene.settlement.settleDue()).isZero();
    }

    @Test
    void failureThatIsReportedAfterTheDeletionLeavesNoEntry() {
        scene.deletion.delete(scene.admin, id, name(), true);

        scene.reporting.failed(new Failure(
                id,
                SyncAction.AUTHENTICATE,
                SyncResource.of(SyncResource.Type.USER, "id", "ann"),
                401,
                "cause",
                Remedy.RESTART_PROVISIONING,
                Optional.empty(),
                new RequestTrace("request", Optional.empty(), Fixtures.NOON)));

        SyncLogQuery newest = SyncLogQuery.newest(10);
        assertThat(scene.ports
                        .unitOfWork()
                        .read(() -> scene.ports.syncLog().search(id, newest))
                        .items())
                .isEmpty();
    }

    @Test
    void purgeBeginsHalfAMinuteAfterTheDeletionAndEndsWithNothing() {
        scene.synced();
        scene.create(profile("ann"));
        scene.deletion.delete(scene.admin, id, name(), true);

        scene.passes(Duration.ofSeconds(30));
        assertThat(scene.purge.purge()).isFalse();
        assertThat(scene.ports
                        .unitOfWork()
                        .read(() -> scene.ports.syncLog().search(id, SyncLogQuery.newest(10)))
                        .items())
                .hasSize(1);

        scene.passes(Duration.ofSeconds(1));
        assertThat(scene.purge.purge()).isTrue();
        assertThat(scene.purge.purge()).isFalse();
        assertThat(scene.ports
                        .unitOfWork()
                        .read(() -> scene.ports.syncLog().search(id, SyncLogQuery.newest(10)))
                        .items())
                .isEmpty();
    }

    private Optional<String> name() {
        return Optional.of(acme.name());
    }
}
