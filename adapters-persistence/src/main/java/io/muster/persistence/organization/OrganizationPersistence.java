package io.muster.persistence.organization;

import io.muster.application.port.out.organization.Deletions;
import io.muster.application.port.out.organization.Organizations;
import io.muster.application.port.out.organization.Workspaces;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import java.util.List;

/** Lists the entities of this package and creates its ports. */
public final class OrganizationPersistence {
    public static final List<Class<?>> ENTITIES =
            List.of(OrganizationEntity.class, VerifiedDomainEntity.class, WorkspaceEntity.class);

    private OrganizationPersistence() {}

    /** @param starts each inserts a row that another feature needs for a new organization */
    public static Organizations organizations(HibernateUnitOfWork unitOfWork, List<OrganizationStart> starts) {
        return new JpaOrganizations(unitOfWork, starts);
    }

    public static Deletions deletions(HibernateUnitOfWork unitOfWork) {
        return new JpaDeletions(unitOfWork);
    }

    public static Workspaces workspaces(HibernateUnitOfWork unitOfWork) {
        return new JpaWorkspaces(unitOfWork);
    }
}
