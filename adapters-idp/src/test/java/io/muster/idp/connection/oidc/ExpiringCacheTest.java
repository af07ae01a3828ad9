package io.muster.idp.connection.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class ExpiringCacheTest {
    private static final Duration AGE = Duration.ofHours(1);

    private final ExpiringCache<String> kept = new ExpiringCache<>(InstantSource.fixed(Instant.EPOCH), 100);

    @Test
    void valuesGoWhenTheirBytesAreTooManyTheLeastUsedFirst() {
        kept.put("a", "first", 39);
        kept.put("b", "second", 39);
        assertThat(kept.get("a", AGE)).contains("first");

        kept.put("c", "third", 39);

        assertThat(kept.get("b", AGE)).isEmpty();
        assertThat(kept.get("a", AGE)).contains("first");
        assertThat(kept.get("c", AGE)).contains("third");
    }

    @Test
    void valueThatTurnsOutToBeLargeTakesThePlaceOfOthers() {
        kept.put("a", "first", 10);
        kept.put("b", "second", 0);

        kept.setSize("b", 95);
        kept.setSize("unknown", 1_000);

        assertThat(kept.get("a", AGE)).isEmpty();
        assertThat(kept.get("b", AGE)).contains("second");
    }

    @Test
    void valueAloneLargerThanAllMayBeIsNotKept() {
        kept.put("a", "first", 101);

        assertThat(kept.get("a", AGE)).isEmpty();
    }

    @Test
    void valueThatIsReplacedIsCountedOnce() {
        for (int times = 0; times < 10; times++) {
            kept.put("a", "first", 60);
        }
        kept.put("b", "second", 20);

        assertThat(kept.get("a", AGE)).contains("first");
        assertThat(kept.get("b", AGE)).contains("second");
    }

    @Test
    void lengthOfAKeyCountsAgainstTheBytesOfTheCache() {
        kept.put("a", "first", 1);
        kept.put("k".repeat(99), "second", 0);

        assertThat(kept.get("a", AGE)).isEmpty();
    }
}
