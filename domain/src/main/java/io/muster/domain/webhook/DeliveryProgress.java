package io.muster.domain.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The progress of a webhook in the feed.
 *
 * @param delivered the sequence number up to which every event was delivered or is stored as a {@link Delivery}
 * @param failures the number of failed attempts since the last success
 * @param pausedUntil the end of a pause, in which no attempt is made, so that an outage does not cost a time-out per
 *     event
 */
public record DeliveryProgress(long delivered, int failures, Optional<Instant> pausedUntil) {
    private static final int PAUSE_AFTER = 5;
    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(30), Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(5));

    /** Returns the progress of a webhook that gets the events after this sequence number. */
    public static DeliveryProgress from(long sequence) {
        return new DeliveryProgress(sequence, 0, Optional.empty());
    }

    public DeliveryProgress past(long sequence) {
        return new DeliveryProgress(Math.max(delivered, sequence), failures, pausedUntil);
    }

    public DeliveryProgress succeeded() {
        return new DeliveryProgress(delivered, 0, Optional.empty());
    }

    /** Counts a failure. From the fifth in a row on, attempts pause, for longer with each failure. */
    public DeliveryProgress failed(Instant now) {
        int more = failures + 1;
        if (more < PAUSE_AFTER) {
            return new DeliveryProgress(delivered, more, Optional.empty());
        }
        Duration pause = PAUSES.get(Math.min(more - PAUSE_AFTER, PAUSES.size() - 1));
        return new DeliveryProgress(delivered, more, Optional.of(now.plus(pause)));
    }

    public boolean pausedAt(Instant now) {
        return pausedUntil.filter(now::isBefore).isPresent();
    }

    /** Returns whether a single attempt has to succeed before others are made. */
    public boolean probing() {
        return failures >= PAUSE_AFTER;
    }
}
