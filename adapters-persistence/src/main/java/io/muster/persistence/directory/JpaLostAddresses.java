package io.muster.persistence.directory;

import io.muster.application.port.out.directory.LostAddresses;
import io.muster.domain.directory.LostAddress;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.persistence.hibernate.AcrossOrganizations;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import io.muster.persistence.hibernate.LookUp;
import java.util.List;
import java.util.Optional;

/** Reads the losses that {@link JpaUsers} has written. */
final class JpaLostAddresses implements LostAddresses {
    private final HibernateUnitOfWork unitOfWork;

    JpaLostAddresses(HibernateUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public List<OrganizationId> organizations(Optional<OrganizationId> after, int limit) {
        return LookUp.organizations(
                unitOfWork.session(AcrossOrganizations.LOST_ADDRESSES), "LostAddress", after, limit);
    }

    @Override
    public List<LostAddress> of(OrganizationId organization, int limit) {
        return unitOfWork
                .session(organization)
                .createSelectionQuery(
                        "from LostAddress where organizationId = :organization order by position",
                        LostAddressEntity.class)
                .setParameter("organization", organization.value())
                .setMaxResults(limit)
                .getResultStream()
                .map(row -> new LostAddress(organization, new UserId(row.userId), row.emailKey))
                .distinct()
                .toList();
    }

    @Override
    public boolean remove(LostAddress lost) {
        int removed = unitOfWork
                .session(lost.organization())
                .createMutationQuery("delete from LostAddress where organizationId = :organization and userId = :user"
                        + " and emailKey = :key")
                .setParameter("organization", lost.organization().value())
                .setParameter("user", lost.user().value())
                .setParameter("key", lost.key())
                .executeUpdate();
        return removed > 0 && !isClaimed(lost);
    }

    private boolean isClaimed(LostAddress lost) {
        return unitOfWork
                        .session(lost.organization())
                        .createSelectionQuery(
                                "select count(*) from EmailClaim where organizationId = :organization and userId = :user"
                                        + " and emailKey = :key",
                                Long.class)
                        .setParameter("organization", lost.organization().value())
                        .setParameter("user", lost.user().value())
                        .setParameter("key", lost.key())
                        .getSingleResult()
                > 0;
    }
}
