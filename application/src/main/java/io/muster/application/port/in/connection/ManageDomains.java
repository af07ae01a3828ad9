package io.muster.application.port.in.connection;

import io.muster.application.port.in.AdminCaller;
import io.muster.domain.connection.DomainClaim;
import io.muster.domain.organization.DomainName;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import java.util.List;
import java.util.Optional;

/** An admin claims e-mail domains for an organization and proves them by the DNS. */
public interface ManageDomains {
    /**
     * Returns claimed and attested domains in their order.
     *
     * @throws Problem NOT_FOUND
     */
    List<ClaimedDomain> list(AdminCaller caller, OrganizationId id);

    /** @throws Problem NOT_FOUND */
    ClaimedDomain find(AdminCaller caller, OrganizationId id, DomainName domain);

    /**
     * Claims a domain and looks for its record at once. A domain that is claimed already keeps its challenge. Asks the
     * DNS: may take seconds.
     *
     * @throws Problem NOT_FOUND; INVALID_VALUE for a public mail domain; MODE_CONFLICT if the organization has
     *     {@value DomainClaim#MAX_NUMBER} claims; DUPLICATE if the record is found, but another organization has
     *     verified the domain: the claim is kept
     */
    ClaimedDomain claim(AdminCaller caller, OrganizationId id, DomainName domain);

    /**
     * Looks for the record of a claimed domain now. Asks the DNS: may take seconds.
     *
     * @throws Problem NOT_FOUND; DUPLICATE if the record is found, but another organization has verified the domain
     */
    ClaimedDomain verify(AdminCaller caller, OrganizationId id, DomainName domain);

    /**
     * Releases a domain, claimed or attested.
     *
     * @throws Problem NOT_FOUND; CONFIRMATION_REQUIRED if the SSO connection loses its last domain; PROTECTED_MEMBER if
     *     the last Admin would lose the role
     */
    void release(AdminCaller caller, OrganizationId id, DomainName domain, boolean confirmed);

    /**
     * Takes the domain away from the organization that has verified it and gives it to this one, whose record is in the
     * DNS.
     *
     * @throws Problem FORBIDDEN for an admin; NOT_FOUND; SSO_NOT_VERIFIED if the record is not found;
     *     CONFIRMATION_REQUIRED if the other organization's SSO connection loses its last domain; PROTECTED_MEMBER if
     *     its last Admin would lose the role
     */
    ClaimedDomain transfer(AdminCaller caller, OrganizationId id, DomainName domain, boolean confirmed);

    /**
     * A domain of an organization.
     *
     * @param verified whether it counts as the organization's
     * @param effectOfLoss the further effects of losing it, in words; empty if there are none
     * @param claim empty if an operator attests the domain
     */
    record ClaimedDomain(
            DomainName domain, boolean verified, Optional<String> effectOfLoss, Optional<DomainClaim> claim) {}
}
