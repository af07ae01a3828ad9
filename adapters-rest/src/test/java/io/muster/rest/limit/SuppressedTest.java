package io.muster.rest.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SuppressedTest {
    private final ManualTime time = new ManualTime();
    private final Suppressed<String> log = new Suppressed<>(new Quota(1, 2), time);

    @Test
    void entryAfterKeptOutOnesCountsThemOnce() {
        assertThat(log.admit("wrong secret")).hasValue(0);
        assertThat(log.admit("wrong secret")).hasValue(0);
        for (int kept = 0; kept < 7; kept++) {
            assertThat(log.admit("wrong secret")).isEmpty();
        }
        time.passes(Duration.ofSeconds(1));

        assertThat(log.admit("wrong secret")).hasValue(7);
        time.passes(Duration.ofSeconds(1));
        assertThat(log.admit("wrong secret")).hasValue(0);
    }

    @Test
    void floodOfOneKeyKeepsNothingOfAnotherOut() {
        for (int kept = 0; kept < 100; kept++) {
            log.admit("wrong secret");
        }

        assertThat(log.admit("expired")).hasValue(0);
    }
}
