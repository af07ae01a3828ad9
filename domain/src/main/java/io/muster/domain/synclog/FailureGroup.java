package io.muster.domain.synclog;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The failures of one cause.
 *
 * @param resources how many resources they are about
 * @param solvedResources how many of these had a success since
 * @param requests how many requests failed
 * @param solvedSince since when all of them are solved; empty if one is not
 * @param lastEntry the last failure in the log
 */
public record FailureGroup(
        FailureCause cause,
        String remedy,
        SyncResource.Type resourceType,
        long resources,
        long solvedResources,
        long requests,
        Instant firstSeen,
        Instant lastSeen,
        Optional<Instant> solvedSince,
        UUID lastEntry) {

    /** Returns the size, roughly. */
    public long bytes() {
        return 512L + cause.title().length() + remedy.length();
    }
}
