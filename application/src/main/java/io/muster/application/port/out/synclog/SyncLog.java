package io.muster.application.port.out.synclog;

import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.domain.synclog.SyncEntry;
import io.muster.domain.synclog.SyncLogQuery;
import io.muster.domain.synclog.SyncResource;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The sync logs of all organizations: append-only, ordered by time. */
public interface SyncLog {
    void append(SyncEntry entry);

    /** Returns a page, newest first; sizes are {@link SyncEntry#bytes}. Costs the same at any position. */
    Slice<SyncEntry> search(OrganizationId organization, SyncLogQuery query);

    Optional<SyncEntry> find(OrganizationId organization, UUID id);

    /**
     * Returns the newest entries about resources of the type with one of these ids, or with exactly one of these names
     * in any case, each once. Costs as much as there are ids, names and entries to return.
     */
    List<SyncEntry> about(
            OrganizationId organization,
            SyncResource.Type type,
            Collection<String> ids,
            Collection<String> names,
            int limit);

    /** Deletes at most so many of the organization's entries from before the moment, oldest first; returns how many. */
    int purge(OrganizationId organization, Instant before, int limit);

    /** Prepares storage for the entries of the coming months, if the database needs that. Idempotent. */
    void prepare(Instant now);
}
