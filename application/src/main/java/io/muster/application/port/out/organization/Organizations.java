package io.muster.application.port.out.organization;

import io.muster.domain.organization.DomainName;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.domain.problem.Problem;
import java.util.List;
import java.util.Optional;

/** All organizations, with their SSO connection and verified domains; a domain belongs to one organization. */
public interface Organizations {
    /** @throws Problem DUPLICATE if another organization has verified a domain */
    void add(Organization organization);

    Optional<Organization> find(OrganizationId id);

    /** As {@link #find}, and locks the organization until the unit of work ends. */
    Optional<Organization> lock(OrganizationId id);

    /**
     * Stores a changed organization that is locked.
     *
     * @throws Problem DUPLICATE if another organization has verified a domain
     */
    void save(Organization organization);

    /** Returns a page of the ids of all organizations in their order, those after the given one. */
    List<OrganizationId> ids(Optional<OrganizationId> after, int limit);

    /** Returns a page in the order of ids, those after the given one; sizes are {@link Organization#bytes}. */
    Slice<Organization> list(Optional<OrganizationId> after, int limit);

    /** Returns the organization that has verified the domain. */
    Optional<OrganizationId> ownerOf(DomainName domain);
}
