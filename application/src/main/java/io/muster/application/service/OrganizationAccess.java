package io.muster.application.service;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.out.organization.Organizations;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import java.util.Optional;

/** Looks up the organization of a call. Treats one that the caller may not access as missing. */
public final class OrganizationAccess {
    private final Organizations organizations;

    public OrganizationAccess(Organizations organizations) {
        this.organizations = organizations;
    }

    /** @throws Problem NOT_FOUND */
    public Organization find(AdminCaller caller, OrganizationId id) {
        caller.requireAccess(id);
        return found(organizations.find(id), id);
    }

    /** @throws Problem NOT_FOUND */
    public Organization lock(AdminCaller caller, OrganizationId id) {
        caller.requireAccess(id);
        return found(organizations.lock(id), id);
    }

    private static Organization found(Optional<Organization> organization, OrganizationId id) {
        return organization.orElseThrow(() -> Problem.notFound("Organization", id));
    }
}
