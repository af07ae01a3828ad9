package io.muster.persistence.password;

import io.muster.application.port.out.password.OwnerPasswords;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.password.OwnerPassword;
import io.muster.domain.password.PasswordHash;
import io.muster.domain.password.PasswordLink;
import io.muster.domain.password.Tries;
import io.muster.domain.token.SecretDigest;
import io.muster.persistence.hibernate.AcrossOrganizations;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import io.muster.persistence.hibernate.Parameters;
import io.muster.persistence.hibernate.RowLocks;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stores password and link of a member as one row; another row is nobody's. */
final class JpaOwnerPasswords implements OwnerPasswords {
    private static final String FIND =
            "select * from owner_password where organization_id = :organization and user_id = :member";

    private final HibernateUnitOfWork unitOfWork;

    JpaOwnerPasswords(HibernateUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public Optional<OwnerPassword> find(OrganizationId organization, UserId member) {
        return find(organization, member, "");
    }

    @Override
    public Optional<OwnerPassword> lock(OrganizationId organization, UserId member) {
        return find(organization, member, RowLocks.UPDATE);
    }

    private Optional<OwnerPassword> find(OrganizationId organization, UserId member, String lock) {
        return unitOfWork
                .session(organization)
                .createNativeQuery(FIND + lock, OwnerPasswordEntity.class)
                .setParameter("organization", organization.value())
                .setParameter("member", member.value())
                .getResultStream()
                .findFirst()
                .map(JpaOwnerPasswords::password);
    }

    @Override
    public void save(OwnerPassword password) {
        OwnerPasswordEntity row = new OwnerPasswordEntity();
        row.organizationId = password.organization().value();
        row.userId = password.member().value();
        password.hash().ifPresent(hash -> row.hash = hash.text());
        password.changed().ifPresent(at -> row.changed = at);
        row.tries = password.tries().count();
        password.tries().last().ifPresent(at -> row.lastTry = at);
        password.link().ifPresent(link -> {
            row.linkDigest = link.digest().bytes();
            row.linkMade = link.made().at();
            row.linkBy = link.made().by();
        });
        unitOfWork.session(password.organization()).upsert(row);
    }

    @Override
    public void countNobodys(Instant now) {
        int rows = unitOfWork
                .session(AcrossOrganizations.TRIES_OF_NOBODY)
                .createNativeMutationQuery("update nobodys_password set tries = tries + 1, last_try = :now")
                .setParameter("now", now)
                .executeUpdate();
        if (rows != 1) {
            throw new IllegalStateException("nobodys_password has " + rows + " rows; it needs the one of V44");
        }
    }

    @Override
    public void remove(OrganizationId organization, UserId member) {
        unitOfWork
                .session(organization)
                .createMutationQuery(
                        "delete from OwnerPassword where organizationId = :organization and userId = :member")
                .setParameter("organization", organization.value())
                .setParameter("member", member.value())
                .executeUpdate();
    }

    @Override
    public List<OwnerPassword> page(OrganizationId organization, Optional<UserId> after, int limit) {
        Parameters parameters = new Parameters();
        StringBuilder where = new StringBuilder("organizationId = " + parameters.add(organization.value()));
        after.ifPresent(last -> where.append(" and userId > ").append(parameters.add(last.value())));
        return parameters
                .bind(unitOfWork
                        .session(organization)
                        .createSelectionQuery(
                                "from OwnerPassword where " + where + " order by userId", OwnerPasswordEntity.class))
                .setMaxResults(limit)
                .getResultStream()
                .map(JpaOwnerPasswords::password)
                .toList();
    }

    private static OwnerPassword password(OwnerPasswordEntity row) {
        return new OwnerPassword(
                new OrganizationId(row.organizationId),
                new UserId(row.userId),
                Optional.ofNullable(row.hash).map(PasswordHash::new),
                Optional.ofNullable(row.changed),
                new Tries(row.tries, Optional.ofNullable(row.lastTry)),
                Optional.ofNullable(row.linkDigest)
                        .map(digest ->
                                new PasswordLink(new SecretDigest(digest), new Provenance(row.linkMade, row.linkBy))));
    }
}
