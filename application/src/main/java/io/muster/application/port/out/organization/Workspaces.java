package io.muster.application.port.out.organization;

import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Workspace;
import io.muster.domain.organization.WorkspaceId;
import io.muster.domain.problem.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The workspaces of all organizations. */
public interface Workspaces {
    /** @throws Problem DUPLICATE if the organization has a workspace of that name, in any case */
    void add(Workspace workspace);

    long count(OrganizationId organization);

    /** Returns those of the ids that are workspaces of the organization. */
    Set<WorkspaceId> known(OrganizationId organization, Collection<WorkspaceId> ids);

    /** Returns the workspaces in the order of their names. */
    List<Workspace> of(OrganizationId organization);
}
