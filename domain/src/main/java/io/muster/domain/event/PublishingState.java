package io.muster.domain.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The outcome of the last attempts to publish an organization's pending events. An attempt is stored before its work
 * begins, so that one that ended with its node is known.
 *
 * @param attemptStarted when the attempt started that has not ended
 * @param suspects the position up to which a pending event may be the reason why an attempt failed
 */
public record PublishingState(Optional<Instant> attemptStarted, Optional<Long> suspects) {
    /** All attempts have ended well. */
    public static final PublishingState GOOD = new PublishingState(Optional.empty(), Optional.empty());

    /** After this time an attempt is taken for one whose node has stopped. Longer than an attempt can wait to begin. */
    public static final Duration PATIENCE = Duration.ofMinutes(1);

    /** The attempts at a pending event alone before it is withheld. */
    public static final int MAX_ATTEMPTS = 3;

    /** Returns whether an attempt may be at work. */
    public boolean runsAt(Instant now) {
        return attemptStarted.filter(at -> now.isBefore(at.plus(PATIENCE))).isPresent();
    }

    public boolean suspects(long position) {
        return suspects.filter(last -> position <= last).isPresent();
    }

    public PublishingState started(Instant now) {
        return new PublishingState(Optional.of(now), suspects);
    }

    /** Begins an attempt with all pending events up to the position. */
    public PublishingState started(Instant now, long last) {
        return new PublishingState(Optional.of(now), Optional.of(last));
    }

    /** Ends the attempt; who was suspected still is. */
    public PublishingState ended() {
        return new PublishingState(Optional.empty(), suspects);
    }
}
