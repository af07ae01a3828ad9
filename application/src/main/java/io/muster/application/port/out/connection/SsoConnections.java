package io.muster.application.port.out.connection;

import io.muster.domain.organization.Attestation;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.SsoConnection;
import io.muster.domain.problem.Problem;

/** Checks SSO connections against identity providers. */
public interface SsoConnections {
    /**
     * Checks that the settings lead to an identity provider. May take seconds: never call it inside a unit of work.
     *
     * @throws Problem SSO_NOT_VERIFIED with what is wrong
     */
    Attestation check(OrganizationId organization, SsoConnection draft, String by);
}
