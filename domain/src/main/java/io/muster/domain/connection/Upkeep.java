package io.muster.domain.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The state of the work on a connection that needs no admin.
 *
 * @param nextRead from when on the metadata of the active version is read again; empty: at once
 * @param problem why the last reading changed nothing, in plain words; empty if it was good
 * @param notified when admins were last notified that the certificates end
 */
public record Upkeep(Optional<Instant> nextRead, Optional<String> problem, Optional<Instant> notified) {
    /** The time from one good reading of metadata to the next. */
    public static final Duration METADATA_FRESH = Duration.ofDays(1);

    /** The time after which a reading that failed is tried again. */
    public static final Duration METADATA_AGAIN = Duration.ofHours(1);

    public static final Upkeep NONE = new Upkeep(Optional.empty(), Optional.empty(), Optional.empty());

    Upkeep readAt(Instant now) {
        return new Upkeep(Optional.of(now.plus(METADATA_FRESH)), Optional.empty(), notified);
    }

    Upkeep failedAt(Instant now, String why) {
        return new Upkeep(Optional.of(now.plus(METADATA_AGAIN)), Optional.of(why), notified);
    }

    Upkeep notifiedAt(Instant now) {
        return new Upkeep(nextRead, problem, Optional.of(now));
    }
}
