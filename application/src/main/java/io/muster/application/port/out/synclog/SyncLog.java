package io.muster.application.port.out.synclog;

import io.muster.domain.organization.OrganizationId;
import io.muster.domain.synclog.SyncEntry;
import io.muster.domain.synclog.SyncLogQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The sync logs of all organizations: append-only, ordered by time. */
public interface SyncLog {
    void append(SyncEntry entry);

    /** Newest first; a page costs the same wherever it lies. */
    List<SyncEntry> search(OrganizationId organization, SyncLogQuery query);

    Optional<SyncEntry> find(OrganizationId organization, UUID id);

    /** Deletes at most so many of the organization's entries from before the moment, oldest first; returns how many. */
    int purge(OrganizationId organization, Instant before, int limit);

    /** Makes room for the entries of the coming months, where the database wants that; may be called at any time. */
    void prepare(Instant now);
}
