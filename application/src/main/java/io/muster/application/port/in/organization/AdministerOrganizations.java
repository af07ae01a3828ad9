package io.muster.application.port.in.organization;

import io.muster.application.port.in.AdminCaller;
import io.muster.domain.directory.ForeignAddress;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.Dialect;
import io.muster.domain.organization.DomainName;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Plan;
import io.muster.domain.organization.SsoSummary;
import io.muster.domain.paging.Slice;
import io.muster.domain.problem.Problem;
import java.util.Optional;
import java.util.Set;

/** An operator administers organizations; an admin sets the policy of one. */
public interface AdministerOrganizations {
    /** @throws Problem INVALID_VALUE; FORBIDDEN for an admin */
    Organization create(AdminCaller caller, String name, Plan plan);

    /**
     * As {@link #create(AdminCaller, String, Plan)}, with an id that is known beforehand.
     *
     * @param id of no organization yet
     */
    Organization create(AdminCaller caller, OrganizationId id, String name, Plan plan);

    /**
     * Returns a page in the order of creation, those after the given one; for an admin only the admin's organization.
     */
    Slice<Organization> list(AdminCaller caller, Optional<OrganizationId> after, int limit);

    /** @throws Problem NOT_FOUND */
    Organization find(AdminCaller caller, OrganizationId id);

    /** @throws Problem NOT_FOUND, INVALID_VALUE */
    Organization setPolicy(AdminCaller caller, OrganizationId id, Policy policy);

    /** @throws Problem NOT_FOUND, FORBIDDEN; CONFIRMATION_REQUIRED if SCIM would be lost */
    Organization setPlan(AdminCaller caller, OrganizationId id, Plan plan, boolean confirmed);

    /**
     * Stores an SSO connection that the operator attests: neither the identity provider nor the DNS is asked.
     *
     * @param domains those that the operator attests, in place of those attested before; at most
     *     {@link Organization#MAX_ATTESTED_DOMAINS}
     * @throws Problem NOT_FOUND, FORBIDDEN, INVALID_VALUE; SSO_NOT_VERIFIED if an active connection would have no
     *     verified domain; DUPLICATE if another organization has verified a domain; CONFIRMATION_REQUIRED if SCIM or
     *     JIT would end; PROTECTED_MEMBER if the last Admin would lose the role
     */
    Organization setSso(
            AdminCaller caller,
            OrganizationId id,
            SsoSummary draft,
            Set<DomainName> domains,
            boolean activate,
            boolean confirmed);

    /**
     * @throws Problem NOT_FOUND, FORBIDDEN; CONFIRMATION_REQUIRED if SCIM or JIT would end; PROTECTED_MEMBER if the
     *     last Admin would lose the role
     */
    Organization removeSso(AdminCaller caller, OrganizationId id, boolean confirmed);

    /**
     * Returns a page of the addresses of the organization's verified domains that users of other organizations hold, in
     * the order of the users' ids, those after the given user.
     *
     * @throws Problem NOT_FOUND, FORBIDDEN
     */
    Slice<ForeignAddress> foreignAddresses(AdminCaller caller, OrganizationId id, Optional<UserId> after, int limit);

    /** A change of settings of an organization's own; an empty part stays as it is. */
    record Policy(Optional<String> name, Optional<Dialect> dialect, Optional<Boolean> verifiedDomainsOnly) {}
}
