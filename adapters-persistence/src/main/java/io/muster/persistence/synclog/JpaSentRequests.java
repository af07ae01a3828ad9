package io.muster.persistence.synclog;

import io.muster.application.port.out.synclog.SentRequests;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.token.SealedSecret;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import io.muster.persistence.hibernate.OldRows;
import io.muster.persistence.hibernate.Rows;
import io.muster.persistence.hibernate.TenantKey;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Stores each refused write as one row. */
final class JpaSentRequests implements SentRequests {
    private final HibernateUnitOfWork unitOfWork;

    JpaSentRequests(HibernateUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public void add(OrganizationId organization, UUID entry, Instant at, SealedSecret sealed) {
        SentRequestEntity row = new SentRequestEntity();
        row.organizationId = organization.value();
        row.id = entry;
        row.refusedAt = at;
        row.sealed = sealed.text();
        unitOfWork.session(organization).insert(row);
    }

    @Override
    public Optional<Kept> find(OrganizationId organization, UUID entry) {
        return Rows.get(
                        unitOfWork.session(organization),
                        SentRequestEntity.class,
                        new TenantKey(organization.value(), entry))
                .map(row -> new Kept(row.refusedAt, new SealedSecret(row.sealed)));
    }

    @Override
    public void trim(OrganizationId organization, int kept) {
        OldRows.keepNewest(
                unitOfWork.session(organization), organization, "SentRequest", "refusedAt is not null", kept);
    }

    @Override
    public int purge(OrganizationId organization, Instant before, int limit) {
        return OldRows.delete(
                unitOfWork.session(organization), organization, "SentRequest", "refusedAt < :before", before, limit);
    }
}
