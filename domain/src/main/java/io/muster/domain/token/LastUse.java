package io.muster.domain.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides how often the use of a credential is stored: at most once within {@link #INTERVAL}, so that frequent use
 * costs few writes.
 */
public final class LastUse {
    public static final Duration INTERVAL = Duration.ofMinutes(1);

    private LastUse() {}

    /**
     * Returns whether a use is to be stored.
     *
     * @param stored the last use that was stored, if there was one
     */
    public static boolean isDue(Optional<Instant> stored, Instant now) {
        return stored.filter(last -> last.isAfter(latestReplaced(now))).isEmpty();
    }

    /**
     * Returns the latest stored use that a use at this moment replaces: the condition of {@link #isDue} for queries.
     */
    public static Instant latestReplaced(Instant now) {
        return now.minus(INTERVAL);
    }
}
