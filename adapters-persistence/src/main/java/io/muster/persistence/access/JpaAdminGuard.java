package io.muster.persistence.access;

import io.muster.application.port.out.access.AdminGuard;
import io.muster.domain.organization.OrganizationId;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import jakarta.persistence.LockModeType;
import java.util.UUID;

/** One row for each organization, which is locked, and one query that stops at the first Admin. */
final class JpaAdminGuard implements AdminGuard {
    private static final String NO_MAPPED_ROLE = """
            and not exists (select 1 from group_membership m
                join group_mapping p on p.organization_id = m.organization_id and p.group_id = m.group_id
                where m.organization_id = u.organization_id and m.user_id = u.id and p.role is not null)""";

    private static final String ACTIVE_ADMIN = """
            select o.id from organization o where o.id = :organization and (
                exists (select 1 from group_mapping p
                    join group_membership m on m.organization_id = p.organization_id and m.group_id = p.group_id
                    join directory_user u on u.organization_id = m.organization_id and u.id = m.user_id
                    where p.organization_id = o.id and p.role = 'ADMIN' and u.left_at is null)
                or exists (select 1 from directory_user u
                    where u.organization_id = o.id and u.direct_role = 'ADMIN' and u.left_at is null %1$s)
                or (o.sso_active and o.sso_role = 'ADMIN' and exists (select 1 from directory_user u
                    where u.organization_id = o.id and u.direct_role is null and u.left_at is null %1$s)))""".formatted(NO_MAPPED_ROLE);

    private final HibernateUnitOfWork unitOfWork;

    JpaAdminGuard(HibernateUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public void lock(OrganizationId organization) {
        unitOfWork
                .session(organization)
                .createSelectionQuery("from AdminGuard where organizationId = :organization", AdminGuardEntity.class)
                .setParameter("organization", organization.value())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    @Override
    public boolean hasActiveAdmin(OrganizationId organization) {
        return !unitOfWork
                .session(organization)
                .createNativeQuery(ACTIVE_ADMIN, UUID.class)
                .setParameter("organization", organization.value())
                .getResultList()
                .isEmpty();
    }
}
