package io.muster.application.port.in.synclog;

import io.muster.application.port.in.AdminCaller;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.domain.problem.Problem;
import io.muster.domain.synclog.FailingResource;
import io.muster.domain.synclog.FailureGroup;
import io.muster.domain.synclog.SyncEntry;
import io.muster.domain.synclog.SyncLogQuery;
import java.util.Optional;
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
     * Returns a page of the causes of failures, the latest first.
     *
     * @param solved only those of which every resource is solved, or only the others
     * @param before only causes whose last entry is older
     * @throws Problem NOT_FOUND
     */
    Slice<FailureGroup> failures(
            AdminCaller caller, OrganizationId id, Optional<Boolean> solved, Optional<UUID> before, int limit);

    /**
     * Returns a page of the resources that a cause is about, the latest first.
     *
     * @param cause the key of a cause
     * @throws Problem NOT_FOUND if the organization or the cause is unknown
     */
    Slice<FailingResource> failingResources(
            AdminCaller caller, OrganizationId id, String cause, Optional<UUID> before, int limit);

    /**
     * Passes all entries that match to the consumer, newest first, with a bounded number in memory.
     *
     * @throws Problem NOT_FOUND
     */
    void export(AdminCaller caller, OrganizationId id, SyncLogQuery query, Consumer<SyncEntry> each);
}
