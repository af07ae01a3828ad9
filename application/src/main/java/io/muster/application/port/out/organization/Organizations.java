package io.muster.application.port.out.organization;

import io.muster.domain.organization.DomainName;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import java.util.List;
import java.util.Optional;

/** All organizations, with their sign-on connection and the verified domains that each claims for itself alone. */
public interface Organizations {
    /** @throws Problem DUPLICATE if another organization has verified a domain */
    void add(Organization organization);

    Optional<Organization> find(OrganizationId id);

    /** As {@link #find}, and holds the organization until the unit of work ends. */
    Optional<Organization> lock(OrganizationId id);

    /**
     * Stores a changed organization that is locked.
     *
     * @throws Problem DUPLICATE if another organization has verified a domain
     */
    void save(Organization organization);

    /** In the order of ids, those after the given one. */
    List<Organization> list(Optional<OrganizationId> after, int limit);

    /** Who has verified the domain. */
    Optional<OrganizationId> ownerOf(DomainName domain);
}
