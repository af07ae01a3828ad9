package io.muster.application.port.in.connection;

import io.muster.domain.organization.OrganizationId;

/** An identity provider, or its admin, reads what the SAML service provider of an organization publishes. */
public interface DescribeServiceProvider {
    /**
     * Returns the metadata. It is there before anything is saved: the first request makes the key pair, in about a
     * second.
     *
     * @throws io.muster.domain.problem.Problem NOT_FOUND if there is no such organization
     * @throws io.muster.domain.problem.Unavailable if too many first key pairs are made now
     */
    String metadata(OrganizationId organization);
}
