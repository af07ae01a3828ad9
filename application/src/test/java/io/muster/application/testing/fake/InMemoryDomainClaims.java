package io.muster.application.testing.fake;

import io.muster.application.port.out.connection.DomainClaims;
import io.muster.domain.connection.DomainClaim;
import io.muster.domain.organization.DomainName;
import io.muster.domain.organization.OrganizationId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

record InMemoryDomainClaims(InMemoryUnitOfWork unitOfWork) implements DomainClaims {
    @Override
    public List<DomainClaim> of(OrganizationId organization) {
        return unitOfWork.state().domainClaims.values().stream()
                .filter(claim -> claim.organization().equals(organization))
                .sorted(Comparator.comparing(claim -> claim.domain().value()))
                .toList();
    }

    @Override
    public Optional<DomainClaim> find(OrganizationId organization, DomainName domain) {
        return Optional.ofNullable(
                unitOfWork.state().domainClaims.get(new InMemoryState.Claimed(organization, domain)));
    }

    @Override
    public void add(DomainClaim claim) {
        save(claim);
    }

    @Override
    public void save(DomainClaim claim) {
        unitOfWork.state().domainClaims.put(new InMemoryState.Claimed(claim.organization(), claim.domain()), claim);
    }

    @Override
    public void remove(OrganizationId organization, DomainName domain) {
        unitOfWork.state().domainClaims.remove(new InMemoryState.Claimed(organization, domain));
    }

    @Override
    public List<OrganizationId> organizationsWithDue(Instant now, Optional<OrganizationId> after, int limit) {
        return InMemoryState.page(due(now).map(DomainClaim::organization), after, limit);
    }

    @Override
    public List<DomainClaim> due(OrganizationId organization, Instant now, int limit) {
        return due(now).filter(claim -> claim.organization().equals(organization))
                .sorted(Comparator.comparing(claim -> claim.nextCheck().orElseThrow()))
                .limit(limit)
                .toList();
    }

    private Stream<DomainClaim> due(Instant now) {
        return unitOfWork.state().domainClaims.values().stream()
                .filter(claim ->
                        claim.nextCheck().filter(due -> !due.isAfter(now)).isPresent());
    }
}
