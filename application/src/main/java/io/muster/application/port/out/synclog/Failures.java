package io.muster.application.port.out.synclog;

import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.domain.synclog.FailingResource;
import io.muster.domain.synclog.FailureGroup;
import io.muster.domain.synclog.SyncEntry;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Failures of the sync logs of all organizations, added up by cause and by resource. */
public interface Failures {
    /**
     * Adds a failed entry; its cause and its resource are no longer solved. Other units of work that add the same cause
     * wait until this one ends.
     *
     * @param times how many failures the entry stands for
     */
    void add(SyncEntry failed, long times);

    /**
     * Returns a page of causes, the latest first. Costs the same at any position.
     *
     * @param solved only causes of which every resource is solved, or only the others
     * @param before only causes whose last entry is older
     */
    Slice<FailureGroup> causes(OrganizationId organization, Optional<Boolean> solved, Optional<UUID> before, int limit);

    /**
     * Returns a page of the resources of a cause, the latest first. Costs the same at any position.
     *
     * @param cause the key of a cause
     * @param before only resources whose last entry is older
     */
    Slice<FailingResource> resources(OrganizationId organization, String cause, Optional<UUID> before, int limit);

    /**
     * Returns failures about users with one of these keys, the latest first.
     *
     * @param keys as {@link FailingResource#key} makes them
     */
    List<FailingResource> aboutUsers(OrganizationId organization, Collection<String> keys, int limit);

    /**
     * Marks as solved what the log has a success about: of the same resource, after its last failure. Costs as much as
     * the log has successes since.
     *
     * @param since looks at entries from this moment on
     * @return how many resources became solved
     */
    int solve(OrganizationId organization, Instant since, Instant now);

    /** Deletes at most so many resources, and as many causes, without a failure since the moment; returns how many. */
    int purge(OrganizationId organization, Instant before, int limit);
}
