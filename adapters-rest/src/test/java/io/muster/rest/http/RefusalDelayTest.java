package io.muster.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.rest.limit.Bulkhead;
import io.muster.rest.limit.Bulkhead.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RefusalDelayTest {
    private final Bulkhead<String> places = new Bulkhead<>(1, 0);
    private final Exchange exchange = new Exchange();

    @Test
    void refusalBeforeAnyWorkIsLateAndHoldsNothingMeanwhile() {
        hold();

        assertThat(delayed(429)).isGreaterThanOrEqualTo(RefusalDelay.DELAY);
        assertThat(places.open("another", 1).take(1, Duration.ZERO)).isEqualTo(Outcome.TAKEN);
        assertThat(delayed(503)).isGreaterThanOrEqualTo(RefusalDelay.DELAY);
    }

    @Test
    void otherAnswersAreNotDelayedAndReleaseNothing() {
        hold();

        for (int status : new int[] {400, 401, 403, 404, 409, 413, 500}) {
            assertThat(delayed(status)).isLessThan(RefusalDelay.DELAY);
        }
        assertThat(places.open("another", 1).take(1, Duration.ZERO)).isEqualTo(Outcome.ALL_FULL);
    }

    @Test
    void serverThatStopsWaitsForNoRefusal() {
        Thread.currentThread().interrupt();

        assertThat(delayed(429)).isLessThan(RefusalDelay.DELAY);
        assertThat(Thread.interrupted()).isTrue();
    }

    private void hold() {
        Bulkhead<String>.Permits permits = places.open("one", 1);
        exchange.releaseAtEnd(permits);
        assertThat(permits.take(1, Duration.ZERO)).isEqualTo(Outcome.TAKEN);
    }

    private Duration delayed(int status) {
        long begin = System.nanoTime();
        RefusalDelay.delay(exchange, status);
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
