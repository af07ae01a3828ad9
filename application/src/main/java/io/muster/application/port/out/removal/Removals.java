package io.muster.application.port.out.removal;

import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.removal.Removal;
import io.muster.domain.removal.RemovalCounter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The organizations' brakes on mass deprovisioning, and the removals that were counted. */
public interface Removals {
    RemovalCounter counter(OrganizationId organization);

    /** As {@link #counter}, and holds it until the unit of work ends: one removal is counted after the other. */
    RemovalCounter lock(OrganizationId organization);

    void save(RemovalCounter counter);

    /** How many members have access; counts them all. */
    long membersWithAccess(OrganizationId organization, Instant now);

    void add(Removal removal);

    void save(Removal removal);

    Optional<Removal> find(OrganizationId organization, long number);

    /** The member's removal that isn't final, if there is one. */
    Optional<Removal> open(OrganizationId organization, UserId user);

    /** Newest first, those before the given number. */
    List<Removal> page(OrganizationId organization, Optional<Removal.State> state, Optional<Long> before, int limit);

    /** Those that become final at the moment or before, of all organizations, at most so many. */
    List<Removal> due(Instant now, int limit);

    /** Rejects everything of the organization that is held, so that it is due now. */
    void rejectHeld(OrganizationId organization, Provenance decided);

    /** Deletes at most so many final ones of all organizations from before the moment; returns how many. */
    int purge(Instant before, int limit);
}
