package io.muster.application.port.out.removal;

import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.paging.Slice;
import io.muster.domain.removal.Removal;
import io.muster.domain.removal.RemovalCounter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The removal counters of all organizations, with their policies, and the counted removals. */
public interface Removals {
    Supplier<RemovalCounter> counter(OrganizationId organization);

    /** As {@link #counter}, and locks it until the unit of work ends, so that counting is serialized. */
    RemovalCounter lock(OrganizationId organization);

    void save(RemovalCounter counter);

    /** Counts the members with access; the cost grows with the organization. */
    long membersWithAccess(OrganizationId organization, Instant now);

    void add(Removal removal);

    void save(Removal removal);

    Optional<Removal> find(OrganizationId organization, long number);

    /** Returns the removal of the member that is not final, if there is one. */
    Optional<Removal> open(OrganizationId organization, UserId user);

    /** Returns a page, newest first, those before the given number; bounded also in bytes. */
    Slice<Removal> page(OrganizationId organization, Optional<Removal.State> state, Optional<Long> before, int limit);

    /**
     * Returns a page of organizations with due removals, in the order of their ids. The cost grows with due removals
     * only.
     */
    List<OrganizationId> organizationsWithDue(Instant now, Optional<OrganizationId> after, int limit);

    /** Returns at most so many removals that are due at the moment, the longest due first. */
    List<Removal> due(OrganizationId organization, Instant now, int limit);

    /** Rejects all held removals of the organization, so that they are due now. */
    void rejectHeld(OrganizationId organization, Provenance decided);

    /** Returns a page of organizations with final removals from before the moment, in the order of their ids. */
    List<OrganizationId> organizationsWithOld(Instant before, Optional<OrganizationId> after, int limit);

    /** Deletes at most so many final removals from before the moment; returns how many. */
    int purge(OrganizationId organization, Instant before, int limit);
}
