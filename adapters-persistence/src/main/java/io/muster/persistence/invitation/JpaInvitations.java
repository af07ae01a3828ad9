package io.muster.persistence.invitation;

import io.muster.application.port.out.invitation.Invitations;
import io.muster.domain.directory.EmailAddress;
import io.muster.domain.invitation.Invitation;
import io.muster.domain.invitation.InvitationId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.token.SecretDigest;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import io.muster.persistence.hibernate.OldRows;
import io.muster.persistence.hibernate.Parameters;
import io.muster.persistence.hibernate.Rows;
import io.muster.persistence.hibernate.TenantKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.StatelessSession;

/** Stores each invitation as one row. */
final class JpaInvitations implements Invitations {
    private final HibernateUnitOfWork unitOfWork;

    JpaInvitations(HibernateUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public void put(Invitation invitation) {
        StatelessSession session = unitOfWork.session(invitation.organization());
        session.createMutationQuery("delete from Invitation where organizationId = :organization and emailKey = :key")
                .setParameter("organization", invitation.organization().value())
                .setParameter("key", invitation.email().key())
                .executeUpdate();
        InvitationEntity row = new InvitationEntity();
        row.organizationId = invitation.organization().value();
        row.id = invitation.id().value();
        row.emailKey = invitation.email().key();
        row.email = invitation.email().value();
        invitation.role().ifPresent(role -> row.role = role);
        row.digest = invitation.digest().bytes();
        row.made = invitation.made().at();
        row.madeBy = invitation.made().by();
        session.insert(row);
    }

    @Override
    public Optional<Invitation> find(OrganizationId organization, InvitationId id) {
        return Rows.get(
                        unitOfWork.session(organization),
                        InvitationEntity.class,
                        new TenantKey(organization.value(), id.value()))
                .map(JpaInvitations::invitation);
    }

    @Override
    public Optional<Invitation> findByEmail(OrganizationId organization, EmailAddress email) {
        return unitOfWork
                .session(organization)
                .createSelectionQuery(
                        "from Invitation where organizationId = :organization and emailKey = :key",
                        InvitationEntity.class)
                .setParameter("organization", organization.value())
                .setParameter("key", email.key())
                .getResultStream()
                .map(JpaInvitations::invitation)
                .findFirst();
    }

    @Override
    public boolean remove(OrganizationId organization, InvitationId id) {
        return unitOfWork
                        .session(organization)
                        .createMutationQuery("delete from Invitation where organizationId = :organization and id = :id")
                        .setParameter("organization", organization.value())
                        .setParameter("id", id.value())
                        .executeUpdate()
                == 1;
    }

    @Override
    public long count(OrganizationId organization) {
        return unitOfWork
                .session(organization)
                .createSelectionQuery(
                        "select count(*) from Invitation where organizationId = :organization", Long.class)
                .setParameter("organization", organization.value())
                .getSingleResult();
    }

    @Override
    public List<Invitation> page(OrganizationId organization, Optional<InvitationId> after, int limit) {
        Parameters parameters = new Parameters();
        StringBuilder where = new StringBuilder("organizationId = " + parameters.add(organization.value()));
        after.ifPresent(last -> where.append(" and id > ").append(parameters.add(last.value())));
        return parameters
                .bind(unitOfWork
                        .session(organization)
                        .createSelectionQuery(
                                "from Invitation where " + where + " order by id", InvitationEntity.class))
                .setMaxResults(limit)
                .getResultStream()
                .map(JpaInvitations::invitation)
                .toList();
    }

    @Override
    public int purge(OrganizationId organization, Instant before, int limit) {
        return OldRows.delete(
                unitOfWork.session(organization), organization, "Invitation", "made < :before", before, limit);
    }

    private static Invitation invitation(InvitationEntity row) {
        return new Invitation(
                new OrganizationId(row.organizationId),
                new InvitationId(row.id),
                EmailAddress.of(row.email),
                Optional.ofNullable(row.role),
                new SecretDigest(row.digest),
                new Provenance(row.made, row.madeBy));
    }
}
