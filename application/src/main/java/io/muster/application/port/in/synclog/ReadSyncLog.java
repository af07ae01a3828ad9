package io.muster.application.port.in.synclog;

import io.muster.application.port.in.AdminCaller;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.domain.problem.Problem;
import io.muster.domain.synclog.SyncEntry;
import io.muster.domain.synclog.SyncLogQuery;
import java.util.UUID;
import java.util.function.Consumer;

/** An admin reads the sync log of an organization. */
public interface ReadSyncLog {
    /**
     * Returns a page, newest first. Costs the same at any position.
     *
     * @throws Problem NOT_FOUND
     */
    Slice<SyncEntry> search(AdminCaller caller, OrganizationId id, SyncLogQuery query);

    /** @throws Problem NOT_FOUND */
    SyncEntry find(AdminCaller caller, OrganizationId id, UUID entry);

    /**
     * Passes all entries that match to the consumer, newest first, with a bounded number in memory.
     *
     * @throws Problem NOT_FOUND
     */
    void export(AdminCaller caller, OrganizationId id, SyncLogQuery query, Consumer<SyncEntry> each);
}
