package io.muster.application.testing.fake;

import io.muster.application.port.out.connection.ServiceKeyPairs;
import io.muster.domain.connection.ServiceKeys;
import io.muster.domain.organization.OrganizationId;
import java.util.Optional;

record InMemoryServiceKeyPairs(InMemoryUnitOfWork unitOfWork) implements ServiceKeyPairs {
    @Override
    public Optional<ServiceKeys> of(OrganizationId organization) {
        return Optional.ofNullable(unitOfWork.state().serviceKeys.get(organization));
    }

    @Override
    public void save(ServiceKeys keys) {
        unitOfWork.state().serviceKeys.put(keys.organization(), keys);
    }
}
