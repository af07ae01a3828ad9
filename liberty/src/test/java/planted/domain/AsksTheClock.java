package planted.domain;

import java.time.Instant;
import java.util.UUID;

public record AsksTheClock(Instant now) {
    public static AsksTheClock ask() {
        return new AsksTheClock(Instant.now());
    }

    /** Randomness is asked for here. */
    public static final class Dice {
        public UUID roll() {
            return UUID.randomUUID();
        }
    }

    /** The clock comes by another name here. */
    public static final class Ticks {
        public long tick() {
            return System.currentTimeMillis();
        }
    }
}
