package io.muster.application.port.out.connection;

import io.muster.domain.connection.ServiceKeys;
import io.muster.domain.organization.OrganizationId;
import java.util.Optional;

/** The key pairs of SAML service providers. Lock the organization before you change those that it has. */
public interface ServiceKeyPairs {
    /** Returns the key pairs of an organization; empty until some were made. */
    Optional<ServiceKeys> of(OrganizationId organization);

    void save(ServiceKeys keys);
}
