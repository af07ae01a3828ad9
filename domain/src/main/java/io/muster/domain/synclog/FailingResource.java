package io.muster.domain.synclog;

import io.muster.domain.text.Folding;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The failures of one cause that are about one resource.
 *
 * @param requests how many requests failed
 * @param solvedSince the time of the first success about the resource that was noticed since; empty without one
 * @param lastEntry the last failure in the log
 */
public record FailingResource(
        FailureCause cause,
        String remedy,
        SyncResource resource,
        long requests,
        Instant firstSeen,
        Instant lastSeen,
        Optional<Instant> solvedSince,
        UUID lastEntry) {
    /** The most characters of a name that are compared. */
    public static final int MAX_NAME = 100;

    /** Returns what tells resources of one type apart: the id or, without one, the beginning of the folded name. */
    public static String key(SyncResource resource) {
        return resource.id()
                .orElseGet(
                        () -> resource.display().map(FailingResource::nameKey).orElse(""));
    }

    /** Returns the beginning of the name in folded form. */
    public static String nameKey(String name) {
        String key = Folding.fold(name);
        return key.substring(0, key.offsetByCodePoints(0, Math.min(MAX_NAME, key.codePointCount(0, key.length()))));
    }

    /** Returns the size, roughly. */
    public long bytes() {
        return 512L
                + cause.title().length()
                + remedy.length()
                + resource.display().map(String::length).orElse(0);
    }
}
