package io.muster.persistence.access;

import io.muster.application.port.out.access.AdminGuard;
import io.muster.domain.organization.OrganizationId;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import io.muster.persistence.hibernate.RowLocks;
import java.util.List;
import java.util.UUID;

/** One row for each organization, which is locked, and one query that stops at the first Admin. */
final class JpaAdminGuard implements AdminGuard {
    private static final String NO_MAPPED_ROLE = """
            and not exists (select 1 from group_membership m
                join group_mapping p on p.organization_id = m.organization_id and p.group_id = m.group_id
                where m.organization_id = u.organization_id and m.user_id = u.id and p.role is not null)""";

    private static final String ACTIVE_ADMIN = """
            select o.id from organization o where o.id = ? and (
                exists (select 1 from group_mapping p
                    join group_membership m on m.organization_id = p.organization_id and m.group_id = p.group_id
                    join directory_user u on u.organization_id = m.organization_id and u.id = m.user_id
                    where p.organization_id = o.id and p.role = 'ADMIN' and u.left_at is null)
                or exists (select 1 from directory_user u
                    where u.organization_id = o.id and u.direct_role = 'ADMIN' and u.left_at is null %1$s)
                or (o.sso_active and o.sso_role = 'ADMIN' and exists (select 1 from directory_user u
                    where u.organization_id = o.id and u.direct_role is null and u.left_at is null %1$s)))""".formatted(NO_MAPPED_ROLE);

    private static final String ROW = "select organization_id from admin_guard where organization_id = ?";

    private final HibernateUnitOfWork unitOfWork;
    private final String keep;

    JpaAdminGuard(HibernateUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.keep = ROW + RowLocks.share(unitOfWork);
    }

    @Override
    public void lock(OrganizationId organization) {
        unitOfWork.later(organization, ROW + RowLocks.UPDATE, List.of(organization.value()));
    }

    @Override
    public void keep(OrganizationId organization) {
        unitOfWork.later(organization, keep, List.of(organization.value()));
    }

    @Override
    public boolean hasActiveAdmin(OrganizationId organization) {
        return !unitOfWork
                .query(organization, ACTIVE_ADMIN, List.of(organization.value()), row -> row.getObject(1, UUID.class))
                .isEmpty();
    }
}
