package io.muster.application.port.in;

import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import java.util.Optional;

/** An authenticated caller of the admin API. */
public sealed interface AdminCaller permits Operator, OrganizationAdmin {
    /** Returns the name that the audit log stores with each act: for an API key, its name and public id. */
    String name();

    /** Returns the public id of the API key that the caller has presented; empty for a caller without one. */
    Optional<String> apiKey();

    /** Returns the name with the kind of caller, for log lines. */
    String displayName();

    /** Returns the only organization that the caller may access; empty for all. */
    Optional<OrganizationId> scope();

    /** @throws Problem NOT_FOUND if the caller may not access the organization, as if it did not exist */
    void requireAccess(OrganizationId organization);

    /** @throws Problem FORBIDDEN if the caller may not access all organizations */
    void requireAllOrganizations();
}
