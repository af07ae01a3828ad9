package io.muster.persistence.access;

import io.muster.application.port.out.access.AdminGuard;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import io.muster.persistence.hibernate.RowLocks;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * One row for each organization, which is locked, and a query with a part for each way to be an Admin. Each part stops
 * at the first one, and is only read if those before found nobody: it costs the same in an organization of any size.
 */
final class JpaAdminGuard implements AdminGuard {
    private static final String NO_MAPPED_ROLE = """
             and not exists (select 1 from group_membership m
                join group_mapping p on p.organization_id = m.organization_id and p.group_id = m.group_id
                where m.organization_id = u.organization_id and m.user_id = u.id and p.role is not null)""";

    private static final String CONNECTION_ROLE =
            "exists (select 1 from organization o where o.id = ? and o.sso_active and o.sso_role = 'ADMIN')";

    private static final String NUMBER = ways("?").stream()
            .map(query -> query + " and not u.break_glass")
            .collect(Collectors.joining(" union ", "select count(*) from (", " limit ?) a"));

    private static final String ROW = "select organization_id from admin_guard where organization_id = ?";

    private final HibernateUnitOfWork unitOfWork;
    private final String free;
    private final String any;

    JpaAdminGuard(HibernateUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        String share = RowLocks.share(unitOfWork, "u");
        this.free = first(share + RowLocks.UNLOCKED);
        this.any = first(share);
    }

    /**
     * Returns the queries for active Admins, each of which needs the organization.
     *
     * @param byConnection the condition that the connection makes Admins
     */
    private static List<String> ways(String byConnection) {
        return List.of("""
            select u.id from group_mapping p
                join group_membership m on m.organization_id = p.organization_id and m.group_id = p.group_id
                join directory_user u on u.organization_id = m.organization_id and u.id = m.user_id
                where p.organization_id = ? and p.role = 'ADMIN' and u.left_at is null""", """
            select u.id from directory_user u
                where u.organization_id = ? and u.direct_role = 'ADMIN' and u.left_at is null
                    %s""".formatted(NO_MAPPED_ROLE), """
            select u.id from directory_user u
                where u.organization_id = ? and u.direct_role is null and u.left_at is null
                    and %s
                    %s""".formatted(byConnection, NO_MAPPED_ROLE));
    }

    private static String first(String lock) {
        return ways(CONNECTION_ROLE).stream()
                .map(query -> "(" + query + " limit 1" + lock + ")")
                .collect(Collectors.joining(", ", "select coalesce(", ")"));
    }

    @Override
    public void lock(OrganizationId organization) {
        unitOfWork.later(organization, ROW + RowLocks.UPDATE, List.of(organization.value()));
    }

    /** Takes an Admin whom nobody is changing; only if there is none, waits for those who change one. */
    @Override
    public boolean hasActiveAdmin(OrganizationId organization) {
        return isFound(organization, free) || isFound(organization, any);
    }

    @Override
    public boolean hasMoreAdmins(OrganizationId organization, long number, Optional<OrgRole> connectionRole) {
        UUID id = organization.value();
        boolean byConnection = connectionRole.equals(Optional.of(OrgRole.ADMIN));
        return unitOfWork
                        .query(
                                organization,
                                NUMBER,
                                List.of(id, id, id, byConnection, number + 1),
                                row -> row.getLong(1))
                        .get(0)
                > number;
    }

    private boolean isFound(OrganizationId organization, String query) {
        UUID id = organization.value();
        return unitOfWork
                .query(organization, query, List.of(id, id, id, id), row -> row.getObject(1) != null)
                .get(0);
    }
}
