package io.muster.application.testing.fake;

import io.muster.application.port.out.access.AdminGuard;
import io.muster.domain.access.AccessFacts;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

record InMemoryAdminGuard(InMemoryUnitOfWork unitOfWork) implements AdminGuard {
    @Override
    public void lock(OrganizationId organization) {
        // units of work are serialized
    }

    @Override
    public boolean hasActiveAdmin(OrganizationId organization) {
        return active(organization)
                .anyMatch(facts -> facts.accessAt(Instant.MAX).isAdmin());
    }

    @Override
    public boolean hasMoreAdmins(OrganizationId organization, long number, Optional<OrgRole> connectionRole) {
        return active(organization)
                        .filter(facts -> !facts.breakGlass())
                        .filter(facts -> facts.roleUnder(connectionRole).equals(Optional.of(OrgRole.ADMIN)))
                        .count()
                > number;
    }

    private Stream<AccessFacts> active(OrganizationId organization) {
        InMemoryAccessQueries queries = new InMemoryAccessQueries(unitOfWork);
        return unitOfWork.state().users.values().stream()
                .filter(user -> user.organization().equals(organization))
                .filter(user -> user.deprovisioning().isEmpty())
                .flatMap(user -> queries.of(organization, user.id()).stream());
    }
}
