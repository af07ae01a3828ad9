package io.muster.application.port.in.synclog;

import io.muster.application.port.in.AdminCaller;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import io.muster.domain.synclog.SyncEntry;
import io.muster.domain.synclog.SyncLogQuery;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** An admin reads what happened. */
public interface ReadSyncLog {
    /** Newest first; a page costs the same wherever it lies. */
    List<SyncEntry> search(AdminCaller caller, OrganizationId id, SyncLogQuery query);

    /** @throws Problem NOT_FOUND */
    SyncEntry find(AdminCaller caller, OrganizationId id, UUID entry);

    /** Hands over every entry that the query means, newest first, a bounded number in memory at a time. */
    void export(AdminCaller caller, OrganizationId id, SyncLogQuery query, Consumer<SyncEntry> each);
}
