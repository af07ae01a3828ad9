package io.muster.application.port.out.removal;

import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.removal.Removal;
import io.muster.domain.removal.RemovalCounter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The removal counters of all organizations, with their policies, and the counted removals. */
public interface Removals {
    RemovalCounter counter(OrganizationId organization);

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

    /** Returns a page, newest first, those before the given number. */
    List<Removal> page(OrganizationId organization, Optional<Removal.State> state, Optional<Long> before, int limit);

    /** Returns at most so many removals of all organizations that are due at the moment. */
    List<Removal> due(Instant now, int limit);

    /** Rejects all held removals of the organization, so that they are due now. */
    void rejectHeld(OrganizationId organization, Provenance decided);

    /** Deletes at most so many removals of all organizations that were final before the moment; returns how many. */
    int purge(Instant before, int limit);
}
