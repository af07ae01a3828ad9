package io.muster.domain.password;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The tries of a password since it was last right. Beyond the first tries each has to wait, so that
 * guessing takes years and a person who mistypes waits for seconds.
 *
 * @param count tries in a row, those that are being compared included
 * @param last when the last one began
 */
public record Tries(int count, Optional<Instant> last) {
    public static final Tries NONE = new Tries(0, Optional.empty());

    /** So many tries in a row need not wait. */
    public static final int FREE = 5;

    /** A try waits at most so long. */
    public static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    /** After so long without a try, counting begins anew. */
    public static final Duration FORGOTTEN = Duration.ofHours(24);

    private static final int MAX_DOUBLINGS = 9;

    /** Returns whether the password may be tried now. */
    public boolean mayTryAt(Instant now) {
        return !now.isBefore(last.map(at -> at.plus(pause())).orElse(now));
    }

    /** Returns these with one more, which begins now. */
    public Tries tried(Instant now) {
        boolean old = last.filter(at -> at.plus(FORGOTTEN).isAfter(now)).isEmpty();
        return new Tries(old ? 1 : count + 1, Optional.of(now));
    }

    /** Returns the time between the last try and the next one. */
    private Duration pause() {
        if (count < FREE) {
            return Duration.ZERO;
        }
        Duration doubled = Duration.ofSeconds(1L << Math.min(count - FREE, MAX_DOUBLINGS));
        return doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
    }
}
