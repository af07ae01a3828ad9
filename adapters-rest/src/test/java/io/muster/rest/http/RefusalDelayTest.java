package io.muster.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.rest.limit.Bulkhead;
import io.muster.rest.limit.Bulkhead.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalDelayTest {
    private final Bulkhead<String> places = new Bulkhead<>(1, 0);
    private final Bulkhead<String> memory = new Bulkhead<>(1, 0);
    private final Exchange exchange = new Exchange();

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void refusalIsLateAndHoldsItsBodyButNoPlaceAtWorkMeanwhile(int status) {
        exchange.releaseAfterWork(taken(places));
        exchange.releaseAtEnd(taken(memory));

        assertThat(delayed(status)).isGreaterThanOrEqualTo(RefusalDelay.DELAY);

        assertThat(outcome(places)).isEqualTo(Outcome.TAKEN);
        assertThat(outcome(memory)).isEqualTo(Outcome.ALL_FULL);
        exchange.end();
        assertThat(outcome(memory)).isEqualTo(Outcome.TAKEN);
    }

    @Test
    void otherAnswersAreNotDelayedAndReleaseNothing() {
        exchange.releaseAfterWork(taken(places));
        exchange.releaseAtEnd(taken(memory));

        for (int status : new int[] {400, 401, 403, 404, 409, 413, 500}) {
            assertThat(delayed(status)).isLessThan(RefusalDelay.DELAY);
        }
        assertThat(outcome(places)).isEqualTo(Outcome.ALL_FULL);
        assertThat(outcome(memory)).isEqualTo(Outcome.ALL_FULL);
    }

    @Test
    void serverThatStopsWaitsForNoRefusal() {
        Thread.currentThread().interrupt();

        assertThat(delayed(429)).isLessThan(RefusalDelay.DELAY);
        assertThat(Thread.interrupted()).isTrue();
    }

    private static Bulkhead<String>.Permits taken(Bulkhead<String> all) {
        Bulkhead<String>.Permits permits = all.open("one", 1);
        assertThat(permits.take(1, Duration.ZERO)).isEqualTo(Outcome.TAKEN);
        return permits;
    }

    private static Outcome outcome(Bulkhead<String> all) {
        return all.open("another", 1).take(1, Duration.ZERO);
    }

    private Duration delayed(int status) {
        long begin = System.nanoTime();
        RefusalDelay.delay(exchange, status);
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
