package planted.domain;

import java.time.Instant;
import java.util.UUID;

public record ReadsTheClock(Instant now) {
    public static ReadsTheClock read() {
        return new ReadsTheClock(Instant.now());
    }

    /** Reads randomness. */
    public static final class Randomness {
        public UUID read() {
            return UUID.randomUUID();
        }
    }

    /** Reads the clock by another method. */
    public static final class Millis {
        public long read() {
            return System.currentTimeMillis();
        }
    }

    /** Measures time. */
    public static final class Nanos {
        public long read() {
            return System.nanoTime();
        }
    }
}
