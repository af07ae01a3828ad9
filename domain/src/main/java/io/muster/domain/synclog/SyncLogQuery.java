package io.muster.domain.synclog;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A query for entries of a sync log, newest first.
 *
 * @param resourceId the exact id of the resource
 * @param text the beginning of the resource's display name, compared in folded form, or an exact request id
 * @param cause the key of a {@link FailureCause}
 * @param from the earliest time, inclusive
 * @param until the latest time, exclusive
 * @param before the last entry of the page before; the result contains older entries only
 * @param limit the maximal number of entries
 */
public record SyncLogQuery(
        Optional<SyncStatus> status,
        Optional<SyncAction> action,
        Optional<SyncResource.Type> resourceType,
        Optional<String> resourceId,
        Optional<String> text,
        Optional<String> cause,
        Optional<Instant> from,
        Optional<Instant> until,
        Optional<UUID> before,
        int limit) {

    /** Returns the query for the newest entries, without conditions. */
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
                Optional.empty(),
                limit);
    }

    public SyncLogQuery withStatus(SyncStatus wanted) {
        return new SyncLogQuery(
                Optional.of(wanted), action, resourceType, resourceId, text, cause, from, until, before, limit);
    }

    public SyncLogQuery withAction(SyncAction wanted) {
        return new SyncLogQuery(
                status, Optional.of(wanted), resourceType, resourceId, text, cause, from, until, before, limit);
    }

    public SyncLogQuery withResource(SyncResource.Type type, String id) {
        return new SyncLogQuery(
                status, action, Optional.of(type), Optional.of(id), text, cause, from, until, before, limit);
    }

    public SyncLogQuery withText(String wanted) {
        return new SyncLogQuery(
                status, action, resourceType, resourceId, Optional.of(wanted), cause, from, until, before, limit);
    }

    /** Returns the query for the newest deletion of a resource that succeeded. */
    public static SyncLogQuery deletionOf(SyncResource.Type type, String id) {
        return newest(1)
                .withStatus(SyncStatus.SUCCESS)
                .withAction(SyncAction.DELETE)
                .withResource(type, id);
    }

    /** Returns the query for the newest entry of a request. */
    public static SyncLogQuery ofRequest(String requestId) {
        return newest(1).withText(requestId);
    }

    /** Returns the query for the page after this entry. */
    public SyncLogQuery olderThan(UUID last) {
        return new SyncLogQuery(
                status, action, resourceType, resourceId, text, cause, from, until, Optional.of(last), limit);
    }

    /** Returns the query with another page size. */
    public SyncLogQuery inPagesOf(int size) {
        return new SyncLogQuery(status, action, resourceType, resourceId, text, cause, from, until, before, size);
    }
}
