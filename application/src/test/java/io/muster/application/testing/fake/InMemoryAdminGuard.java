package io.muster.application.testing.fake;

import io.muster.application.port.out.access.AdminGuard;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.organization.OrganizationId;
import java.time.Instant;
import java.util.stream.Stream;

record InMemoryAdminGuard(InMemoryUnitOfWork unitOfWork) implements AdminGuard {
    @Override
    public void lock(OrganizationId organization) {
        // units of work are serialized
    }

    @Override
    public boolean hasActiveAdmin(OrganizationId organization) {
        return admins(organization).findAny().isPresent();
    }

    @Override
    public boolean hasMoreAdmins(OrganizationId organization, long number) {
        return admins(organization).filter(user -> !user.breakGlass()).count() > number;
    }

    private Stream<DirectoryUser> admins(OrganizationId organization) {
        InMemoryAccessQueries queries = new InMemoryAccessQueries(unitOfWork);
        return unitOfWork.state().users.values().stream()
                .filter(user -> user.organization().equals(organization))
                .filter(user -> user.deprovisioning().isEmpty())
                .filter(user -> queries.of(organization, user.id()).stream()
                        .anyMatch(facts -> facts.accessAt(Instant.MAX).isAdmin()));
    }
}
