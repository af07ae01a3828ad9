package io.muster.application.testing.contract;

import static io.muster.application.testing.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.out.Ports;
import io.muster.application.testing.Fixtures;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.simulation.SimulatedStep;
import io.muster.domain.simulation.SimulatedStep.Verdict;
import io.muster.domain.simulation.Simulation;
import io.muster.domain.simulation.SimulationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

public interface SimulationsContract {
    Ports ports();

    @Test
    default void simulationIsFoundWithItsStepsInItsOrganizationOnly() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        OrganizationId other = Fixtures.newOrganization(ports());
        Simulation started = begin(acme, NOON);
        SimulatedStep passed = step("{\"name\":\"\u00e4 \\\"x\\\"\"}", Optional.of(201), Verdict.PASSED);
        SimulatedStep failed = step("y".repeat(Simulation.SHOWN), Optional.empty(), Verdict.FAILED);
        Simulation after = started.with(passed).with(failed);
        save(after);

        assertThat(find(acme, started)).contains(after);
        assertThat(find(other, started)).isEmpty();
        assertThat(latest(other)).isEmpty();
        assertThat(isRunning(acme)).isTrue();
        assertThat(isRunning(other)).isFalse();

        Simulation ended = after.endedAt(NOON.plusSeconds(3)).cleaned();
        save(ended);

        assertThat(find(acme, started)).contains(ended);
        assertThat(isRunning(acme)).isFalse();
    }

    @Test
    default void savingASimulationThatIsGoneStoresNothing() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        save(simulation(acme, NOON));

        assertThat(latest(acme)).isEmpty();
    }

    @Test
    default void oldSimulationsThatAreNotCleanedUpAreLeft() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        Simulation old = begin(acme, NOON);
        Simulation cleaned = begin(acme, NOON);
        save(cleaned.endedAt(NOON).cleaned());
        Simulation uncleaned = begin(acme, NOON).endedAt(NOON);
        save(uncleaned);
        begin(acme, NOON.plusSeconds(1));

        assertThat(ports().unitOfWork()
                        .<List<Simulation>>read(() -> ports().simulations().left(acme, NOON.plusSeconds(1), 10)))
                .containsExactly(old, uncleaned);
        assertThat(ports().unitOfWork()
                        .<List<Simulation>>read(() -> ports().simulations().left(acme, NOON.plusSeconds(1), 1)))
                .containsExactly(old);
        assertThat(withLeft(NOON.plusSeconds(1))).contains(acme);
        assertThat(withLeft(NOON)).doesNotContain(acme);
    }

    @Test
    default void trimmingKeepsTheNewestAndThoseThatAreNotCleanedUp() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        OrganizationId other = Fixtures.newOrganization(ports());
        Simulation theirs = begin(other, NOON).endedAt(NOON).cleaned();
        save(theirs);
        Simulation left = begin(acme, NOON);
        List<Simulation> done = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Simulation simulation = begin(acme, NOON).endedAt(NOON).cleaned();
            save(simulation);
            done.add(simulation);
        }

        ports().unitOfWork().run(() -> ports().simulations().trim(acme, 2));

        assertThat(latest(acme)).containsExactly(done.get(3), done.get(2), left);
        assertThat(latest(other)).containsExactly(theirs);
    }

    private Simulation begin(OrganizationId organization, Instant at) {
        Simulation simulation = simulation(organization, at);
        ports().unitOfWork().run(() -> ports().simulations().add(simulation));
        return simulation;
    }

    private static Simulation simulation(OrganizationId organization, Instant at) {
        return new Simulation(
                organization,
                new SimulationId(Fixtures.newId()),
                "OKTA",
                "muster-try-0123456789ab",
                "publicId",
                new Provenance(at, "operator (key)"),
                Optional.empty(),
                List.of(),
                false);
    }

    private static SimulatedStep step(String body, Optional<Integer> status, Verdict verdict) {
        return new SimulatedStep(
                "Okta asks",
                "POST",
                "/Users",
                Optional.of(body),
                "HTTP 201",
                status,
                status.map(any -> body),
                verdict,
                "why");
    }

    private void save(Simulation simulation) {
        ports().unitOfWork().run(() -> ports().simulations().save(simulation));
    }

    private Optional<Simulation> find(OrganizationId organization, Simulation simulation) {
        return ports().unitOfWork().read(() -> ports().simulations().find(organization, simulation.id()));
    }

    private List<Simulation> latest(OrganizationId organization) {
        return ports().unitOfWork().read(() -> ports().simulations().latest(organization, 10));
    }

    private boolean isRunning(OrganizationId organization) {
        return ports().unitOfWork().<Boolean>read(() -> ports().simulations().isRunning(organization));
    }

    private List<OrganizationId> withLeft(Instant before) {
        return ports().unitOfWork()
                .read(() -> ports().simulations().organizationsWithLeft(before, Optional.empty(), 10_000));
    }
}
