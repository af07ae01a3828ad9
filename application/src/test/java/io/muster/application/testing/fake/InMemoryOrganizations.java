package io.muster.application.testing.fake;

import io.muster.application.port.out.organization.Organizations;
import io.muster.domain.organization.DomainName;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.domain.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

record InMemoryOrganizations(InMemoryUnitOfWork unitOfWork) implements Organizations {
    @Override
    public void add(Organization organization) {
        requireDomains(organization);
        unitOfWork.state().organizations.put(organization.id().value(), organization);
    }

    @Override
    public Optional<Organization> find(OrganizationId id) {
        return Optional.ofNullable(unitOfWork.state().organizations.get(id.value()));
    }

    @Override
    public Optional<Organization> lock(OrganizationId id) {
        return find(id);
    }

    @Override
    public void save(Organization organization) {
        add(organization);
    }

    @Override
    public List<OrganizationId> ids(Optional<OrganizationId> after, int limit) {
        return after(after).limit(limit).map(Organization::id).toList();
    }

    @Override
    public Slice<Organization> list(Optional<OrganizationId> after, int limit) {
        return Slice.of(after(after).iterator(), limit, Organization::bytes);
    }

    private Stream<Organization> after(Optional<OrganizationId> after) {
        return unitOfWork.state().organizations.values().stream().filter(organization -> after.filter(
                        last -> InMemoryState.BY_BYTES.compare(organization.id().value(), last.value()) <= 0)
                .isEmpty());
    }

    @Override
    public Optional<OrganizationId> ownerOf(DomainName domain) {
        return unitOfWork.state().organizations.values().stream()
                .filter(organization -> domains(organization).contains(domain))
                .map(Organization::id)
                .findFirst();
    }

    private void requireDomains(Organization organization) {
        for (DomainName domain : domains(organization)) {
            if (ownerOf(domain)
                    .filter(owner -> !owner.equals(organization.id()))
                    .isPresent()) {
                throw new Problem(Problem.Code.DUPLICATE, "The domain belongs to another organization");
            }
        }
    }

    private static Set<DomainName> domains(Organization organization) {
        return organization.domains();
    }
}
