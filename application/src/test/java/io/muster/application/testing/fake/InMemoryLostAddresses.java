package io.muster.application.testing.fake;

import io.muster.application.port.out.directory.LostAddresses;
import io.muster.domain.directory.LostAddress;
import io.muster.domain.organization.OrganizationId;
import java.util.List;
import java.util.Optional;

record InMemoryLostAddresses(InMemoryUnitOfWork unitOfWork) implements LostAddresses {
    @Override
    public List<OrganizationId> organizations(Optional<OrganizationId> after, int limit) {
        InMemoryState state = unitOfWork.state();
        return InMemoryState.page(
                state.lost.stream()
                        .map(LostAddress::organization)
                        .filter(organization -> !state.deleted.containsKey(organization)),
                after,
                limit);
    }

    @Override
    public List<LostAddress> of(OrganizationId organization, int limit) {
        return unitOfWork.state().lost.stream()
                .filter(lost -> lost.organization().equals(organization))
                .limit(limit)
                .toList();
    }

    @Override
    public boolean remove(LostAddress lost) {
        InMemoryState.Claim claim = new InMemoryState.Claim(lost.organization(), lost.user());
        return unitOfWork.state().lost.remove(lost)
                && !claim.equals(unitOfWork.state().claims.get(lost.key()));
    }
}
