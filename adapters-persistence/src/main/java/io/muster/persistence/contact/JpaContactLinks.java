package io.muster.persistence.contact;

import io.muster.application.port.out.contact.ContactLinks;
import io.muster.domain.contact.ContactLink;
import io.muster.domain.contact.ContactLinkId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.token.LastUse;
import io.muster.domain.token.SecretDigest;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import io.muster.persistence.hibernate.OldRows;
import io.muster.persistence.hibernate.RowLocks;
import io.muster.persistence.hibernate.Rows;
import io.muster.persistence.hibernate.TenantKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stores each contact link as one row. */
final class JpaContactLinks implements ContactLinks {
    private final HibernateUnitOfWork unitOfWork;

    JpaContactLinks(HibernateUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public void add(ContactLink link) {
        ContactLinkEntity row = new ContactLinkEntity();
        row.organizationId = link.organization().value();
        row.id = link.id().value();
        row.name = link.name();
        row.digest = link.digest().bytes();
        row.made = link.made().at();
        row.madeBy = link.made().by();
        row.endsAt = link.endsAt();
        link.lastUsedAt().ifPresent(at -> row.lastUsedAt = at);
        unitOfWork.session(link.organization()).insert(row);
    }

    @Override
    public Optional<ContactLink> find(OrganizationId organization, ContactLinkId id) {
        return Rows.get(
                        unitOfWork.session(organization),
                        ContactLinkEntity.class,
                        new TenantKey(organization.value(), id.value()))
                .map(JpaContactLinks::link);
    }

    @Override
    public Optional<ContactLink> lockShared(OrganizationId organization, ContactLinkId id) {
        return unitOfWork
                .session(organization)
                .createNativeQuery(
                        "select * from contact_link where organization_id = :organization and id = :id"
                                + RowLocks.keep(unitOfWork),
                        ContactLinkEntity.class)
                .setParameter("organization", organization.value())
                .setParameter("id", id.value())
                .getResultStream()
                .map(JpaContactLinks::link)
                .findFirst();
    }

    @Override
    public boolean used(OrganizationId organization, ContactLinkId id, Instant now) {
        return unitOfWork
                        .session(organization)
                        .createMutationQuery("""
                                update ContactLink set lastUsedAt = :now
                                where organizationId = :organization and id = :id
                                and (lastUsedAt is null or lastUsedAt <= :before)""")
                        .setParameter("now", now)
                        .setParameter("organization", organization.value())
                        .setParameter("id", id.value())
                        .setParameter("before", LastUse.latestReplaced(now))
                        .executeUpdate()
                == 1;
    }

    @Override
    public boolean remove(OrganizationId organization, ContactLinkId id) {
        return unitOfWork
                        .session(organization)
                        .createMutationQuery(
                                "delete from ContactLink where organizationId = :organization and id = :id")
                        .setParameter("organization", organization.value())
                        .setParameter("id", id.value())
                        .executeUpdate()
                == 1;
    }

    @Override
    public List<ContactLink> of(OrganizationId organization) {
        return unitOfWork
                .session(organization)
                .createSelectionQuery(
                        "from ContactLink where organizationId = :organization order by id", ContactLinkEntity.class)
                .setParameter("organization", organization.value())
                .getResultStream()
                .map(JpaContactLinks::link)
                .toList();
    }

    @Override
    public int purge(OrganizationId organization, Instant before, int limit) {
        return OldRows.delete(
                unitOfWork.session(organization), organization, "ContactLink", "endsAt < :before", before, limit);
    }

    private static ContactLink link(ContactLinkEntity row) {
        return new ContactLink(
                new OrganizationId(row.organizationId),
                new ContactLinkId(row.id),
                row.name,
                new SecretDigest(row.digest),
                new Provenance(row.made, row.madeBy),
                row.endsAt,
                Optional.ofNullable(row.lastUsedAt));
    }
}
