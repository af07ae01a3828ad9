package io.muster.application.testing.contract;

import static io.muster.application.testing.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.out.Ports;
import io.muster.application.testing.Fixtures;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.traffic.ObservedClient;
import io.muster.domain.traffic.Rhythm;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

public interface RhythmsContract {
    Ports ports();

    @Test
    default void rhythmOfEachClientIsReadAsSaved() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        Rhythm entra = new Rhythm(
                ObservedClient.ENTRA,
                NOON,
                List.of(Duration.ofMinutes(40), Duration.ofSeconds(121)),
                Optional.of(NOON.plusSeconds(60)),
                Optional.of(NOON));
        Rhythm other = Rhythm.first(ObservedClient.OTHER, NOON);

        save(acme, Rhythm.first(ObservedClient.ENTRA, NOON.minusSeconds(1)));
        save(acme, entra);
        save(acme, other);

        assertThat(ports().unitOfWork().read(() -> ports().rhythms().of(acme))).containsExactlyInAnyOrder(entra, other);
        assertThat(ports().unitOfWork().write(() -> ports().rhythms().lock(acme)))
                .containsExactlyInAnyOrder(entra, other);
        OrganizationId another = Fixtures.newOrganization(ports());
        assertThat(ports().unitOfWork().read(() -> ports().rhythms().of(another)))
                .isEmpty();
    }

    @Test
    default void organizationsWithADueAlarmAreListed() {
        OrganizationId due = Fixtures.newOrganization(ports());
        OrganizationId later = Fixtures.newOrganization(ports());
        OrganizationId unknown = Fixtures.newOrganization(ports());
        save(due, alarmed(NOON));
        save(later, alarmed(NOON.plusSeconds(1)));
        save(unknown, Rhythm.first(ObservedClient.OKTA, NOON));

        assertThat(due(Optional.empty())).contains(due).doesNotContain(later, unknown);
        assertThat(due(Optional.of(due))).doesNotContain(due);
    }

    private List<OrganizationId> due(Optional<OrganizationId> after) {
        return ports().unitOfWork().read(() -> ports().rhythms().organizationsWithDue(NOON, after, 1_000));
    }

    private void save(OrganizationId organization, Rhythm rhythm) {
        ports().unitOfWork().run(() -> ports().rhythms().save(organization, rhythm));
    }

    private static Rhythm alarmed(Instant at) {
        return new Rhythm(ObservedClient.OKTA, NOON.minusSeconds(60), List.of(), Optional.of(at), Optional.empty());
    }
}
