package io.muster.domain.synclog;

import io.muster.domain.organization.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One line of an organization's sync log.
 *
 * @param id a version 7 UUID, so that entries are ordered by time
 * @param httpStatus what the caller was answered
 * @param tokenId the public id of the token that was presented, if it is known
 * @param note what else the admin should know about a success: members that are unknown, for example
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
            throw new IllegalArgumentException("a failure, and only a failure, has a cause");
        }
    }

    /** Why it failed and what the admin can do about it, in plain words. */
    public record Failure(String cause, String remedy) {}
}
