package io.muster.persistence.access;

import io.muster.application.port.out.access.AccessQueries;
import io.muster.application.port.out.access.AdminGuard;
import io.muster.application.port.out.access.WorkspaceGrants;
import io.muster.domain.organization.OrganizationId;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import java.util.List;
import org.hibernate.StatelessSession;

/** Lists the entities of this package and creates its ports. */
public final class AccessPersistence {
    public static final List<Class<?>> ENTITIES = List.of(AdminGuardEntity.class, WorkspaceGrantEntity.class);

    private AccessPersistence() {}

    /** Inserts the row of a new organization that {@link AdminGuard#lock} locks. */
    public static void start(StatelessSession session, OrganizationId organization) {
        AdminGuardEntity guard = new AdminGuardEntity();
        guard.organizationId = organization.value();
        session.insert(guard);
    }

    public static AccessQueries accessQueries(HibernateUnitOfWork unitOfWork) {
        return new JpaAccessQueries(unitOfWork);
    }

    public static AdminGuard adminGuard(HibernateUnitOfWork unitOfWork) {
        return new JpaAdminGuard(unitOfWork);
    }

    public static WorkspaceGrants workspaceGrants(HibernateUnitOfWork unitOfWork) {
        return new JpaWorkspaceGrants(unitOfWork);
    }
}
