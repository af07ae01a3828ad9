package io.muster.domain.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LastUseTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void firstUseIsStored() {
        assertThat(LastUse.isDue(Optional.empty(), NOON)).isTrue();
    }

    @Test
    void useWithinAMinuteOfTheStoredOneIsNotStored() {
        assertThat(LastUse.isDue(Optional.of(NOON), NOON.plusMillis(59_999))).isFalse();
    }

    @Test
    void useAMinuteAfterTheStoredOneIsStored() {
        assertThat(LastUse.isDue(Optional.of(NOON), NOON.plusSeconds(60))).isTrue();
    }
}
