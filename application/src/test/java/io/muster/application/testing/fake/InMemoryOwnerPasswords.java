package io.muster.application.testing.fake;

import io.muster.application.port.out.password.OwnerPasswords;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.password.OwnerPassword;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

record InMemoryOwnerPasswords(InMemoryUnitOfWork unitOfWork) implements OwnerPasswords {
    @Override
    public Optional<OwnerPassword> find(OrganizationId organization, UserId member) {
        return Optional.ofNullable(unitOfWork.state().ownerPasswords.get(member.value()))
                .filter(password -> password.organization().equals(organization));
    }

    @Override
    public Optional<OwnerPassword> lock(OrganizationId organization, UserId member) {
        return find(organization, member);
    }

    @Override
    public void save(OwnerPassword password) {
        unitOfWork.state().ownerPasswords.put(password.member().value(), password);
    }

    @Override
    public void countNobodys(Instant now) {
        unitOfWork.state().triesOfNobody++;
    }

    @Override
    public void remove(OrganizationId organization, UserId member) {
        find(organization, member)
                .ifPresent(password -> unitOfWork.state().ownerPasswords.remove(member.value(), password));
    }

    @Override
    public List<OwnerPassword> page(OrganizationId organization, Optional<UserId> after, int limit) {
        return unitOfWork.state().ownerPasswords.values().stream()
                .filter(password -> password.organization().equals(organization))
                .filter(password -> after.filter(last ->
                                InMemoryState.BY_BYTES.compare(password.member().value(), last.value()) <= 0)
                        .isEmpty())
                .limit(limit)
                .toList();
    }
}
