package io.muster.domain.synclog;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Which entries of a sync log, newest first.
 *
 * @param resourceId exactly this resource
 * @param text the beginning of the resource's display, in any case, or exactly a request id
 * @param from the earliest moment, inclusive
 * @param until the latest moment, exclusive
 * @param before only entries older than this one, the last one already seen
 * @param limit at most so many
 */
public record SyncLogQuery(
        Optional<SyncStatus> status,
        Optional<SyncAction> action,
        Optional<SyncResource.Type> resourceType,
        Optional<String> resourceId,
        Optional<String> text,
        Optional<Instant> from,
        Optional<Instant> until,
        Optional<UUID> before,
        int limit) {

    public static final int MAX_LIMIT = 500;

    public static SyncLogQuery newest(int limit) {
        return new SyncLogQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                limit);
    }

    /** The same entries, those older than the one already seen. */
    public SyncLogQuery olderThan(UUID last) {
        return new SyncLogQuery(status, action, resourceType, resourceId, text, from, until, Optional.of(last), limit);
    }

    /** The same entries, so many at a time. */
    public SyncLogQuery inPagesOf(int size) {
        return new SyncLogQuery(status, action, resourceType, resourceId, text, from, until, before, size);
    }
}
