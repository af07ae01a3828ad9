package io.muster.application.testing.fake;

import io.muster.application.port.out.traffic.Rhythms;
import io.muster.application.testing.fake.InMemoryState.Heard;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.traffic.Rhythm;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

record InMemoryRhythms(InMemoryUnitOfWork unitOfWork) implements Rhythms {
    @Override
    public List<Rhythm> of(OrganizationId organization) {
        return unitOfWork.state().rhythms.entrySet().stream()
                .filter(entry -> entry.getKey().organization().equals(organization))
                .map(Map.Entry::getValue)
                .toList();
    }

    @Override
    public List<Rhythm> lock(OrganizationId organization) {
        return of(organization);
    }

    @Override
    public void save(OrganizationId organization, Rhythm rhythm) {
        unitOfWork.state().rhythms.put(new Heard(organization, rhythm.client()), rhythm);
    }

    @Override
    public List<OrganizationId> organizationsWithDue(Instant now, Optional<OrganizationId> after, int limit) {
        return InMemoryState.page(
                unitOfWork.state().rhythms.entrySet().stream()
                        .filter(entry -> entry.getValue().isDueAt(now))
                        .map(entry -> entry.getKey().organization())
                        .filter(organization -> !unitOfWork.state().deleted.containsKey(organization)),
                after,
                limit);
    }
}
