package io.muster.domain.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far a webhook has come, and how well.
 *
 * @param delivered every event up to this sequence number was delivered, or is kept as a {@link Delivery}
 * @param failures attempts that failed since the last that didn't
 * @param pausedUntil nothing is tried before: an outage must not cost a time-out for each event
 */
public record DeliveryProgress(long delivered, int failures, Optional<Instant> pausedUntil) {
    private static final int PAUSE_AFTER = 5;
    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(30), Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(5));

    /** Nothing of what was before. */
    public static DeliveryProgress from(long sequence) {
        return new DeliveryProgress(sequence, 0, Optional.empty());
    }

    public DeliveryProgress past(long sequence) {
        return new DeliveryProgress(Math.max(delivered, sequence), failures, pausedUntil);
    }

    public DeliveryProgress succeeded() {
        return new DeliveryProgress(delivered, 0, Optional.empty());
    }

    /** The more failures in a row, the longer the pause. */
    public DeliveryProgress failed(Instant now) {
        int more = failures + 1;
        return new DeliveryProgress(
                delivered,
                more,
                more < PAUSE_AFTER
                        ? Optional.empty()
                        : Optional.of(now.plus(PAUSES.get(Math.min(more - PAUSE_AFTER, PAUSES.size() - 1)))));
    }

    public boolean pausedAt(Instant now) {
        return pausedUntil.filter(now::isBefore).isPresent();
    }

    /** Whether one attempt has to succeed before others are made. */
    public boolean probing() {
        return failures >= PAUSE_AFTER;
    }
}
