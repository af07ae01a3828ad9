package io.muster.application.testing.fake;

import io.muster.application.port.out.connection.UsedAssertions;
import io.muster.domain.connection.ConnectionId;
import io.muster.domain.organization.OrganizationId;
import java.time.Instant;
import java.util.List;

record InMemoryUsedAssertions(InMemoryUnitOfWork unitOfWork) implements UsedAssertions {
    @Override
    public boolean add(OrganizationId organization, ConnectionId connection, String assertionId, Instant end) {
        return unitOfWork
                        .state()
                        .usedAssertions
                        .putIfAbsent(new InMemoryState.Used(organization, connection, assertionId), end)
                == null;
    }

    @Override
    public int purge(OrganizationId organization, Instant before, int limit) {
        List<InMemoryState.Used> old = unitOfWork.state().usedAssertions.entrySet().stream()
                .filter(entry -> entry.getKey().organization().equals(organization))
                .filter(entry -> entry.getValue().isBefore(before))
                .limit(limit)
                .map(entry -> entry.getKey())
                .toList();
        old.forEach(unitOfWork.state().usedAssertions::remove);
        return old.size();
    }
}
