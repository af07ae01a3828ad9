package io.muster.application.service.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.in.RequestTrace;
import io.muster.application.port.in.synclog.ReportFailures.Failure;
import io.muster.application.port.in.traffic.ReadHealth.Health;
import io.muster.application.port.in.traffic.ReadHealth.Status;
import io.muster.application.testing.Fixtures;
import io.muster.application.testing.Scene;
import io.muster.application.testing.SsoFixtures;
import io.muster.domain.event.Event;
import io.muster.domain.event.EventType;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Plan;
import io.muster.domain.organization.ProvisioningMode;
import io.muster.domain.organization.ScimPrecondition;
import io.muster.domain.signin.SignInCode;
import io.muster.domain.signin.SignInRefused;
import io.muster.domain.synclog.Remedy;
import io.muster.domain.synclog.SyncAction;
import io.muster.domain.synclog.SyncResource;
import io.muster.domain.traffic.ObservedClient;
import io.muster.domain.traffic.Rhythm;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SilenceTest {
    private static final Duration CYCLE = Duration.ofMinutes(40);
    private static final Duration SILENCE = CYCLE.multipliedBy(3);

    private final Scene scene = new Scene();
    private final OrganizationId acme = scene.organization().id();

    @Test
    void silenceOfARegularProviderIsPublishedOnceAndShown() {
        scene.synced();
        Instant last = regular("Azure");
        scene.passes(SILENCE.minusSeconds(1));
        assertThat(watched()).isEmpty();

        scene.passes(Duration.ofSeconds(1));
        assertThat(watched()).containsExactly(EventType.SYNC_SILENT.name());
        assertThat(watched()).containsExactly(EventType.SYNC_SILENT.name());
        assertThat(health().silentSince()).contains(last);
        assertThat(health().rhythm()).hasValueSatisfying(rhythm -> assertThat(rhythm)
                .returns(Optional.of(CYCLE), Rhythm::usualInterval)
                .returns(ObservedClient.ENTRA, Rhythm::client));

        heard("Azure", 200);
        assertThat(watched()).containsExactly(EventType.SYNC_SILENT.name(), EventType.SYNC_RESUMED.name());
        assertThat(health().silentSince()).isEmpty();
    }

    @Test
    void refusedTokensBreakNoSilence() {
        scene.synced();
        regular("Azure");
        scene.passes(SILENCE);
        heard("Azure", 401);

        assertThat(watched()).containsExactly(EventType.SYNC_SILENT.name());
    }

    @Test
    void formerProviderMayBeSilentAfterAnotherHasTakenItsPlace() {
        scene.synced();
        regular("Okta");
        scene.passes(Duration.ofSeconds(1));
        heard("Azure", 200);
        scene.passes(SILENCE);

        assertThat(watched()).isEmpty();
        assertThat(health().silentSince()).isEmpty();
    }

    @Test
    void nobodyIsSilentAfterScimWasTurnedOff() {
        scene.synced();
        regular("Azure");
        scene.provisioning.switchMode(scene.admin, acme, ProvisioningMode.MANUAL, true);
        scene.passes(SILENCE);

        assertThat(watched()).isEmpty();
        assertThat(health()).returns(Status.OFF, Health::status).returns(Optional.empty(), Health::silentSince);
    }

    @Test
    void healthBeginsWithWaitingForTheFirstRequest() {
        assertThat(health().status()).isEqualTo(Status.OFF);
        scene.synced();

        assertThat(health()).returns(Status.WAITING, Health::status).returns(Optional.empty(), Health::rhythm);

        used();
        assertThat(health().status()).isEqualTo(Status.HEALTHY);
    }

    @Test
    void silenceFailuresAndHeldRemovalsNeedAttention() {
        scene.synced();
        used();
        regular("Azure");
        assertThat(health().status()).isEqualTo(Status.HEALTHY);
        scene.passes(SILENCE);
        scene.silence.watch();
        assertThat(health().status()).isEqualTo(Status.ATTENTION);
        heard("Azure", 200);
        assertThat(health().status()).isEqualTo(Status.HEALTHY);

        scene.reporting.failed(new Failure(
                acme,
                SyncAction.CREATE,
                new SyncResource(SyncResource.Type.USER, Optional.empty(), Optional.of("ana")),
                409,
                "taken",
                Remedy.RESOLVE_DUPLICATE,
                Optional.empty(),
                trace("Azure")));
        assertThat(health()).returns(Status.ATTENTION, Health::status).satisfies(health -> assertThat(health.failures())
                .hasSize(1));
        scene.passes(Duration.ofHours(24));
        heard("Azure", 200);
        assertThat(health().status()).isEqualTo(Status.HEALTHY);
    }

    @Test
    void healthListsTheMissingPreconditionsOfScim() {
        Scene starter = new Scene(
                scene.ports,
                domain -> Organization.founded(
                        new OrganizationId(Fixtures.newId()), "Starter", Plan.STARTER, Fixtures.NOON));

        assertThat(starter.healths
                        .health(starter.admin, starter.organization().id())
                        .missing())
                .containsExactly(
                        ScimPrecondition.PLAN, ScimPrecondition.VERIFIED_DOMAIN, ScimPrecondition.ACTIVE_CONNECTION);
        assertThat(health().missing()).isEmpty();
    }

    @Test
    void refusedSignInsOfTheLastDayAreCounted() {
        scene.ports.unitOfWork().run(() -> scene.ports
                .signIns()
                .add(SsoFixtures.attempt(acme, Fixtures.NOON)
                        .refused(Fixtures.NOON, new SignInRefused(SignInCode.NOT_INVITED, "why"), Optional.empty())));

        assertThat(health().refusedSignIns()).isOne();
        scene.passes(Duration.ofHours(24).plusSeconds(1));
        assertThat(health().refusedSignIns()).isZero();
    }

    private Health health() {
        return scene.healths.health(scene.admin, acme);
    }

    /** Lets the token be used. */
    private void used() {
        String token = scene.caller().tokenId();
        scene.ports.unitOfWork().run(() -> scene.ports.tokenRings().used(acme, token, scene.environment.now()));
    }

    /** Sends requests every 40 minutes, and returns the time of the last one. */
    private Instant regular(String userAgent) {
        heard(userAgent, 200);
        for (int cycle = 0; cycle < Rhythm.ENOUGH; cycle++) {
            scene.passes(CYCLE);
            heard(userAgent, 200);
        }
        return scene.environment.now();
    }

    private void heard(String userAgent, int status) {
        scene.counting.answered(acme, trace(userAgent), status);
        scene.counted.write();
    }

    private RequestTrace trace(String userAgent) {
        return new RequestTrace("r", Optional.of(userAgent), scene.environment.now());
    }

    /** Looks for silence, and returns the events about it. */
    private List<String> watched() {
        scene.silence.watch();
        while (scene.relay.relay()) {
            // until all are numbered
        }
        return scene.ports.unitOfWork().read(() -> scene.ports.eventFeed().after(acme, 0, 1_000)).items().stream()
                .map(Event::type)
                .filter(type -> type.equals(EventType.SYNC_SILENT.name()) || type.equals(EventType.SYNC_RESUMED.name()))
                .toList();
    }
}
