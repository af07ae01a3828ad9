package io.muster.domain.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TriesTest {
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

    @Test
    void firstTriesNeedNotWaitAndLaterOnesWaitTwiceAsLongEachUpToABound() {
        Tries tries = Tries.NONE;
        Instant now = NOON;
        for (int free = 0; free < Tries.FREE; free++) {
            assertThat(tries.mayTryAt(now)).isTrue();
            tries = tries.tried(now);
        }
        for (long wait : new long[] {1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300}) {
            assertThat(tries.mayTryAt(now.plusSeconds(wait).minusNanos(1))).isFalse();
            now = now.plusSeconds(wait);
            assertThat(tries.mayTryAt(now)).isTrue();
            tries = tries.tried(now);
        }
    }

    @Test
    void guessingAllDayTriesAFewHundredPasswords() {
        Tries tries = Tries.NONE;
        Instant now = NOON;
        int tried = 0;
        while (now.isBefore(NOON.plus(Duration.ofDays(1)))) {
            if (tries.mayTryAt(now)) {
                tries = tries.tried(now);
                tried++;
            }
            now = now.plusSeconds(1);
        }
        assertThat(tried).isBetween(280, 300);
    }

    @Test
    void countingBeginsAnewAfterADay() {
        Tries many = new Tries(50, Optional.of(NOON));

        assertThat(many.tried(NOON.plus(Tries.FORGOTTEN).minusSeconds(1)).count())
                .isEqualTo(51);
        assertThat(many.tried(NOON.plus(Tries.FORGOTTEN)).count()).isEqualTo(1);
    }
}
