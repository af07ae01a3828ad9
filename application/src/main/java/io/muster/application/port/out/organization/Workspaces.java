package io.muster.application.port.out.organization;

import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Workspace;
import io.muster.domain.organization.WorkspaceId;
import io.muster.domain.problem.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The organizations' workspaces. */
public interface Workspaces {
    /** @throws Problem DUPLICATE if the organization has a workspace of that name, in any case */
    void add(Workspace workspace);

    /** Those of the ids that are the organization's workspaces. */
    Set<WorkspaceId> known(OrganizationId organization, Collection<WorkspaceId> ids);

    /** In the order of their names. */
    List<Workspace> of(OrganizationId organization);
}
