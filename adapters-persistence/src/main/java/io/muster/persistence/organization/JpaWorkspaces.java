package io.muster.persistence.organization;

import io.muster.application.port.out.Chunks;
import io.muster.application.port.out.organization.Workspaces;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Workspace;
import io.muster.domain.organization.WorkspaceId;
import io.muster.domain.text.Folding;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import io.muster.persistence.hibernate.Rows;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Stores each workspace as one row. */
final class JpaWorkspaces implements Workspaces {
    private final HibernateUnitOfWork unitOfWork;

    JpaWorkspaces(HibernateUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public void add(Workspace workspace) {
        WorkspaceEntity row = new WorkspaceEntity();
        row.organizationId = workspace.organization().value();
        row.id = workspace.id().value();
        row.name = workspace.name();
        row.nameKey = Folding.fold(workspace.name());
        row.created = workspace.created();
        unitOfWork.session(workspace.organization()).insert(row);
    }

    @Override
    public long count(OrganizationId organization) {
        return unitOfWork
                .session(organization)
                .createSelectionQuery("select count(*) from Workspace where organizationId = :organization", Long.class)
                .setParameter("organization", organization.value())
                .getSingleResult();
    }

    @Override
    public Set<WorkspaceId> known(OrganizationId organization, Collection<WorkspaceId> ids) {
        return Chunks.of(ids, Rows.CHUNK).stream()
                .flatMap(some -> unitOfWork
                        .session(organization)
                        .createSelectionQuery(
                                "select id from Workspace where organizationId = :organization and id in :ids",
                                UUID.class)
                        .setParameter("organization", organization.value())
                        .setParameterList(
                                "ids", some.stream().map(WorkspaceId::value).toList())
                        .getResultStream())
                .map(WorkspaceId::new)
                .collect(Collectors.toSet());
    }

    @Override
    public List<Workspace> of(OrganizationId organization) {
        return unitOfWork
                .session(organization)
                .createSelectionQuery(
                        "from Workspace where organizationId = :organization order by nameKey", WorkspaceEntity.class)
                .setParameter("organization", organization.value())
                .getResultStream()
                .map(row -> new Workspace(organization, new WorkspaceId(row.id), row.name, row.created))
                .toList();
    }
}
