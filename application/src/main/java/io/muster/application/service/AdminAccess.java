package io.muster.application.service;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.out.Organizations;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import java.util.Optional;

/** The organization that an operator speaks of; one that its key doesn't open is as good as none. */
final class AdminAccess {
    private final Organizations organizations;

    AdminAccess(Organizations organizations) {
        this.organizations = organizations;
    }

    /** @throws Problem NOT_FOUND */
    Organization find(AdminCaller caller, OrganizationId id) {
        caller.requireAccess(id);
        return found(organizations.find(id), id);
    }

    /** @throws Problem NOT_FOUND */
    Organization lock(AdminCaller caller, OrganizationId id) {
        caller.requireAccess(id);
        return found(organizations.lock(id), id);
    }

    private static Organization found(Optional<Organization> organization, OrganizationId id) {
        return organization.orElseThrow(() -> Problem.notFound("Organization", id));
    }
}
