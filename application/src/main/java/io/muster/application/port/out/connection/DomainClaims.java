package io.muster.application.port.out.connection;

import io.muster.domain.connection.DomainClaim;
import io.muster.domain.organization.DomainName;
import io.muster.domain.organization.OrganizationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The claims of e-mail domains. Lock the organization before you change one. */
public interface DomainClaims {
    /** Returns all of an organization in the order of the domains. */
    List<DomainClaim> of(OrganizationId organization);

    Optional<DomainClaim> find(OrganizationId organization, DomainName domain);

    /** Adds a claim of a domain that the organization has not claimed. */
    void add(DomainClaim claim);

    void save(DomainClaim claim);

    void remove(OrganizationId organization, DomainName domain);

    /** Returns organizations with claims whose next check is due, in their order, those after the given one. */
    List<OrganizationId> organizationsWithDue(Instant now, Optional<OrganizationId> after, int limit);

    /** Returns claims of an organization whose next check is due, the longest due first. */
    List<DomainClaim> due(OrganizationId organization, Instant now, int limit);
}
