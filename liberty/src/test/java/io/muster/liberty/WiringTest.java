package io.muster.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class WiringTest {
    @Test
    void timeIsReadInMicrosecondsAndInMilliseconds() {
        InstantSource time = new Wiring().time();

        Instant now = time.instant();

        assertThat(now).isEqualTo(now.truncatedTo(ChronoUnit.MICROS));
        assertThat(time.millis()).isBetween(now.toEpochMilli(), now.toEpochMilli() + 60_000);
    }
}
