package io.muster.persistence.organization;

import io.muster.application.port.out.organization.Deletions;
import io.muster.domain.organization.OrganizationId;
import io.muster.persistence.hibernate.AcrossOrganizations;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import io.muster.persistence.hibernate.Parameters;
import io.muster.persistence.hibernate.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.query.MutationQuery;

/** Marks the row of a deleted organization, and purges the tables one after the other. */
final class JpaDeletions implements Deletions {
    private final HibernateUnitOfWork unitOfWork;

    JpaDeletions(HibernateUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public void exported(OrganizationId organization, Instant now) {
        statement("update organization set exported_at = :now where id = :organization", organization)
                .setParameter("now", now)
                .executeUpdate();
    }

    @Override
    public Optional<Instant> lastExport(OrganizationId organization) {
        return Rows.first(unitOfWork
                .session(organization)
                .createSelectionQuery(
                        "select exportedAt from Organization where id = :organization and exportedAt is not null",
                        Instant.class)
                .setParameter("organization", organization.value()));
    }

    @Override
    public void delete(OrganizationId organization, Instant now) {
        // credentials first: this waits for units of work that hold a token, and nobody holds one afterwards
        statement("delete from scim_token where organization_id = :organization", organization)
                .executeUpdate();
        statement("delete from api_key where organization_id = :organization", organization)
                .executeUpdate();
        statement("delete from verified_domain where organization_id = :organization", organization)
                .executeUpdate();
        statement(
                        "update webhook set due_at = null, claimed_until = null where organization_id = :organization",
                        organization)
                .executeUpdate();
        statement("update organization set deleted_at = :now where id = :organization", organization)
                .setParameter("now", now)
                .executeUpdate();
    }

    @Override
    public int releaseEmails(OrganizationId organization, int limit) {
        return delete(OwnedTable.EMAIL_CLAIM, organization, limit);
    }

    @Override
    public List<OrganizationId> deleted(Instant before, Optional<OrganizationId> after, int limit) {
        Parameters parameters = new Parameters();
        StringBuilder where = new StringBuilder("deletedAt < " + parameters.add(before));
        after.ifPresent(last -> where.append(" and id > ").append(parameters.add(last.value())));
        return parameters
                .bind(unitOfWork
                        .session(AcrossOrganizations.DELETED_ORGANIZATIONS)
                        .createSelectionQuery(
                                "select id from Organization where " + where + " order by id", UUID.class))
                .setMaxResults(limit)
                .getResultStream()
                .map(OrganizationId::new)
                .toList();
    }

    @Override
    public int purge(OrganizationId organization, int limit) {
        if (!tryLock(organization)) {
            return 0;
        }
        int left = limit;
        for (OwnedTable table : OwnedTable.values()) {
            left -= delete(table, organization, left);
            if (left <= 0) {
                return limit - left;
            }
        }
        return limit
                - left
                + statement("delete from organization where id = :organization", organization)
                        .executeUpdate();
    }

    private boolean tryLock(OrganizationId organization) {
        return Rows.first(unitOfWork
                        .session(organization)
                        .createSelectionQuery(
                                "from Organization where id = :organization and deletedAt is not null",
                                OrganizationEntity.class)
                        .setParameter("organization", organization.value())
                        .setHibernateLockMode(LockMode.UPGRADE_SKIPLOCKED))
                .isPresent();
    }

    private int delete(OwnedTable table, OrganizationId organization, int limit) {
        return statement(table.deletion(), organization)
                .setParameter("limit", limit)
                .executeUpdate();
    }

    private MutationQuery statement(String sql, OrganizationId organization) {
        return unitOfWork
                .session(organization)
                .createNativeMutationQuery(sql)
                .setParameter("organization", organization.value());
    }
}
