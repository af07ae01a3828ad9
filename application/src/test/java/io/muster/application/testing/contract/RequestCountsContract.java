package io.muster.application.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.out.Ports;
import io.muster.application.testing.Fixtures;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.traffic.HourCount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

public interface RequestCountsContract {
    Instant HOUR = Fixtures.NOON;
    Instant NEXT_HOUR = HOUR.plus(Duration.ofHours(1));

    Ports ports();

    @Test
    default void numbersOfOneHourAreAddedUp() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        OrganizationId other = Fixtures.newOrganization(ports());

        count(acme, new HourCount(HOUR, 5, 1));
        count(acme, new HourCount(HOUR, 3, 2));
        count(acme, new HourCount(NEXT_HOUR, 1, 0));
        count(other, new HourCount(HOUR, 100, 100));

        assertThat(between(acme, HOUR, NEXT_HOUR.plusSeconds(1)))
                .containsExactly(new HourCount(HOUR, 8, 3), new HourCount(NEXT_HOUR, 1, 0));
        assertThat(between(acme, HOUR, NEXT_HOUR)).containsExactly(new HourCount(HOUR, 8, 3));
        assertThat(between(acme, HOUR.plusSeconds(1), NEXT_HOUR)).isEmpty();
    }

    @Test
    default void oldHoursArePurgedWithinTheLimit() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        HourCount kept = new HourCount(NEXT_HOUR, 1, 0);
        List.of(new HourCount(HOUR.minusSeconds(3_600), 1, 0), new HourCount(HOUR, 1, 0), kept)
                .forEach(hour -> count(acme, hour));

        assertThat(purge(acme, NEXT_HOUR, 1)).isOne();
        assertThat(purge(acme, NEXT_HOUR, 5)).isOne();
        assertThat(purge(acme, NEXT_HOUR, 5)).isZero();
        assertThat(between(acme, Instant.EPOCH, NEXT_HOUR.plusSeconds(1))).containsExactly(kept);
    }

    private void count(OrganizationId organization, HourCount more) {
        ports().unitOfWork().run(() -> ports().requestCounts().add(organization, more));
    }

    private List<HourCount> between(OrganizationId organization, Instant from, Instant until) {
        return ports().unitOfWork().read(() -> ports().requestCounts().between(organization, from, until));
    }

    private int purge(OrganizationId organization, Instant before, int limit) {
        return ports().unitOfWork().write(() -> ports().requestCounts().purge(organization, before, limit));
    }
}
