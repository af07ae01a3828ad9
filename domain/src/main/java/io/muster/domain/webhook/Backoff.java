package io.muster.domain.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Computes when a failed delivery is attempted again: with growing delays, the last time {@link #WINDOW} after the
 * first attempt.
 */
public final class Backoff {
    public static final Duration WINDOW = Duration.ofHours(24);

    private static final List<Duration> DELAYS = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4),
            Duration.ofHours(8));
    /** The maximal jitter, as a part of the delay. */
    private static final double SPREAD = 0.1;

    private Backoff() {}

    /**
     * Returns the time of the next attempt; empty after the window.
     *
     * @param attempts the number of attempts so far
     * @param jitter from 0 to 1; spreads the attempts of deliveries that failed at the same time
     */
    public static Optional<Instant> next(Instant first, int attempts, Instant now, double jitter) {
        Instant last = first.plus(WINDOW);
        if (!now.isBefore(last)) {
            return Optional.empty();
        }
        if (attempts > DELAYS.size()) {
            return Optional.of(last);
        }
        Duration delay = DELAYS.get(attempts - 1);
        Instant next = now.plus(delay).plusMillis(Math.round(delay.toMillis() * SPREAD * jitter));
        return Optional.of(next.isBefore(last) ? next : last);
    }
}
