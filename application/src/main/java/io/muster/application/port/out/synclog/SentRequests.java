package io.muster.application.port.out.synclog;

import io.muster.domain.organization.OrganizationId;
import io.muster.domain.token.SealedSecret;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Stores refused writes, sealed, by the entry of the sync log that reports each. */
public interface SentRequests {
    void add(OrganizationId organization, UUID entry, Instant at, SealedSecret sealed);

    Optional<Kept> find(OrganizationId organization, UUID entry);

    /** Deletes all but the newest. */
    void trim(OrganizationId organization, int kept);

    /** Deletes at most so many that were stored before this time; returns how many. */
    int purge(OrganizationId organization, Instant before, int limit);

    /** A sealed request, and when it was refused. */
    record Kept(Instant at, SealedSecret sealed) {}
}
