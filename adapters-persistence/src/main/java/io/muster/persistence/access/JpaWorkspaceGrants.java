package io.muster.persistence.access;

import io.muster.application.port.out.access.WorkspaceGrants;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.organization.WorkspaceId;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import org.hibernate.StatelessSession;

/** Stores each direct grant of a workspace as one row. */
final class JpaWorkspaceGrants implements WorkspaceGrants {
    private final HibernateUnitOfWork unitOfWork;

    JpaWorkspaceGrants(HibernateUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public boolean give(OrganizationId organization, UserId user, WorkspaceId workspace, Provenance given) {
        StatelessSession session = unitOfWork.session(organization);
        var key = new WorkspaceGrantEntity.Key(organization.value(), user.value(), workspace.value());
        if (session.get(WorkspaceGrantEntity.class, key) != null) {
            return false;
        }
        WorkspaceGrantEntity row = new WorkspaceGrantEntity();
        row.organizationId = organization.value();
        row.userId = user.value();
        row.workspaceId = workspace.value();
        row.since = given.at();
        row.givenBy = given.by();
        session.insert(row);
        return true;
    }

    @Override
    public boolean take(OrganizationId organization, UserId user, WorkspaceId workspace) {
        return unitOfWork
                        .session(organization)
                        .createMutationQuery("""
                                delete from WorkspaceGrant
                                where organizationId = :organization and userId = :user and workspaceId = :workspace""")
                        .setParameter("organization", organization.value())
                        .setParameter("user", user.value())
                        .setParameter("workspace", workspace.value())
                        .executeUpdate()
                > 0;
    }
}
