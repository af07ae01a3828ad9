package io.muster.application.port.out.connection;

import io.muster.domain.organization.Attestation;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.SsoConnection;
import io.muster.domain.problem.Problem;

/** The world of sign-on: identity providers and the DNS. */
public interface SsoConnections {
    /**
     * Checks that the settings lead to an identity provider and that the organization controls the domains. Never called
     * inside a unit of work: it may take seconds.
     *
     * @throws Problem SSO_NOT_VERIFIED with what is wrong
     */
    Attestation check(OrganizationId organization, SsoConnection draft, String by);
}
