package io.muster.domain.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackoffTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void delaysBetweenAttemptsGrowFromFiveSeconds() {
        List<Instant> attempts = attempts(0);

        assertThat(attempts.get(1)).isEqualTo(NOON.plusSeconds(5));
        assertThat(attempts.get(2)).isEqualTo(NOON.plusSeconds(35));
        for (int at = 2; at < attempts.size(); at++) {
            assertThat(Duration.between(attempts.get(at - 1), attempts.get(at)))
                    .isGreaterThan(Duration.between(attempts.get(at - 2), attempts.get(at - 1)));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 0.999})
    void lastAttemptIs24HoursAfterTheFirstWithAnyJitter(double jitter) {
        List<Instant> attempts = attempts(jitter);

        assertThat(attempts).hasSize(11);
        assertThat(attempts.get(attempts.size() - 1)).isEqualTo(NOON.plus(Duration.ofHours(24)));
    }

    @Test
    void jitterLengthensADelayByAtMostATenth() {
        assertThat(Backoff.next(NOON, 1, NOON, 1)).contains(NOON.plusMillis(5_500));
        assertThat(Backoff.next(NOON, 2, NOON, 0.5)).contains(NOON.plusMillis(31_500));
    }

    @Test
    void lateDeliveryIsAttemptedOnceMoreAtTheEndOfTheWindow() {
        Instant last = NOON.plus(Backoff.WINDOW);

        assertThat(Backoff.next(NOON, 3, last.minusSeconds(1), 0)).contains(last);
        assertThat(Backoff.next(NOON, 3, last, 0)).isEmpty();
    }

    /** Returns the times of all attempts of a delivery whose attempts fail at once. */
    private static List<Instant> attempts(double jitter) {
        List<Instant> attempts = new ArrayList<>(List.of(NOON));
        Optional<Instant> next = Backoff.next(NOON, 1, NOON, jitter);
        while (next.isPresent()) {
            attempts.add(next.get());
            next = Backoff.next(NOON, attempts.size(), next.get(), jitter);
        }
        return attempts;
    }
}
