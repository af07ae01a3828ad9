package io.muster.application.port.out.traffic;

import io.muster.domain.organization.OrganizationId;
import io.muster.domain.traffic.Rhythm;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rhythms of the identity providers of all organizations. */
public interface Rhythms {
    /** Returns the rhythms of an organization's clients, one each. */
    List<Rhythm> of(OrganizationId organization);

    /** As {@link #of}, and locks them until the unit of work ends. */
    List<Rhythm> lock(OrganizationId organization);

    /** Stores a rhythm in place of that of the same client. */
    void save(OrganizationId organization, Rhythm rhythm);

    /** Returns a page of organizations with clients whose alarm is due, in the order of their ids. */
    List<OrganizationId> organizationsWithDue(Instant now, Optional<OrganizationId> after, int limit);
}
