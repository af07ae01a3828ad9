package io.muster.application.port.in;

import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import java.util.Optional;

/** An authenticated operator: the name of the API key and the only organization that it opens, or all. */
public record AdminCaller(String name, Optional<OrganizationId> scope) {

    /** @throws Problem NOT_FOUND if the key is for another organization */
    public void requireAccess(OrganizationId organization) {
        if (scope.filter(only -> !only.equals(organization)).isPresent()) {
            throw Problem.notFound("Organization", organization);
        }
    }

    /** @throws Problem FORBIDDEN if the key is for one organization only */
    public void requireAllOrganizations() {
        if (scope.isPresent()) {
            throw new Problem(Problem.Code.FORBIDDEN, "This needs an API key for all organizations");
        }
    }
}
