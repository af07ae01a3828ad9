package io.muster.application.port.out.connection;

import io.muster.domain.connection.ServiceKeys;
import io.muster.domain.organization.OrganizationId;
import java.util.Optional;

/** The key pairs of SAML service providers. Whoever changes those of an organization has locked it. */
public interface ServiceKeyPairs {
    /** Returns the key pairs of an organization; empty until some were made. */
    Optional<ServiceKeys> of(OrganizationId organization);

    void save(ServiceKeys keys);
}
