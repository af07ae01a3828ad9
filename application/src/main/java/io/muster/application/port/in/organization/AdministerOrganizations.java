package io.muster.application.port.in.organization;

import io.muster.application.port.in.AdminCaller;
import io.muster.domain.organization.Dialect;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Plan;
import io.muster.domain.organization.SsoConnection;
import io.muster.domain.problem.Problem;
import java.util.List;
import java.util.Optional;

/** An operator's conversation about organizations, their plan, sign-on connection and workspaces. */
public interface AdministerOrganizations {
    /** @throws Problem FORBIDDEN with a key for one organization */
    Organization create(AdminCaller caller, String name, Plan plan);

    /** In the order of creation, those after the given one; with a key for one organization only that one. */
    List<Organization> list(AdminCaller caller, Optional<OrganizationId> after, int limit);

    /** @throws Problem NOT_FOUND */
    Organization find(AdminCaller caller, OrganizationId id);

    /** @throws Problem NOT_FOUND, INVALID_VALUE */
    Organization setPolicy(AdminCaller caller, OrganizationId id, Policy policy);

    /** @throws Problem NOT_FOUND, FORBIDDEN; CONFIRMATION_REQUIRED if SCIM would be lost */
    Organization setPlan(AdminCaller caller, OrganizationId id, Plan plan, boolean confirmed);

    /**
     * Stores the connection; if it shall be active, after settings and domains have been checked.
     *
     * @throws Problem NOT_FOUND, FORBIDDEN, SSO_NOT_VERIFIED; DUPLICATE if another organization has verified a domain;
     *     CONFIRMATION_REQUIRED if SCIM would be lost
     */
    Organization setSso(
            AdminCaller caller, OrganizationId id, SsoConnection draft, boolean activate, boolean confirmed);

    /** @throws Problem NOT_FOUND, FORBIDDEN; CONFIRMATION_REQUIRED if SCIM would be lost */
    Organization removeSso(AdminCaller caller, OrganizationId id, boolean confirmed);

    /** What an organization decides for itself; empty: as it is. */
    record Policy(Optional<String> name, Optional<Dialect> dialect, Optional<Boolean> verifiedDomainsOnly) {}
}
