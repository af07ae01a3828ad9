package io.muster.domain.synclog;

import io.muster.domain.organization.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One entry of an organization's sync log.
 *
 * @param id a version 7 UUID, so that the order of ids is the order of time
 * @param httpStatus the status of the response
 * @param tokenId the public id of the presented token, if the token is known
 * @param note a remark for the admin, such as unknown members, or failures that have no entry of their own
 */
public record SyncEntry(
        OrganizationId organization,
        UUID id,
        Instant at,
        SyncAction action,
        SyncResource resource,
        SyncStatus status,
        int httpStatus,
        Duration duration,
        Optional<String> tokenId,
        String requestId,
        Optional<String> userAgent,
        List<AttributeChange> changes,
        Optional<String> note,
        Optional<Failure> failure) {

    public SyncEntry {
        changes = List.copyOf(changes);
        if ((status == SyncStatus.FAILED) != failure.isPresent()) {
            throw new IllegalArgumentException("a failed entry, and no other, has a cause");
        }
    }

    /** Returns the size, roughly: of what has no fixed size, and of the names of the fields. */
    public long bytes() {
        long bytes = 512;
        for (AttributeChange change : changes) {
            bytes += 40L + change.attribute().length() + length(change.before()) + length(change.after());
        }
        return bytes
                + length(resource.display())
                + length(userAgent)
                + length(note)
                + length(failure.map(Failure::cause))
                + length(failure.map(Failure::remedy));
    }

    /** Returns what the failure has in common with others; empty for a request that did not fail. */
    public Optional<FailureCause> failureCause() {
        return failure.map(failed -> FailureCause.of(failed.cause(), resource));
    }

    private static int length(Optional<String> text) {
        return text.map(String::length).orElse(0);
    }

    /** The cause of a failure and the remedy, as sentences for the admin. */
    public record Failure(String cause, String remedy) {}
}
