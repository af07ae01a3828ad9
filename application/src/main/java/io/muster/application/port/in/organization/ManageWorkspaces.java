package io.muster.application.port.in.organization;

import io.muster.application.port.in.AdminCaller;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Workspace;
import io.muster.domain.problem.Problem;
import java.util.List;

/** An admin's conversation about an organization's workspaces. */
public interface ManageWorkspaces {
    /**
     * @throws Problem NOT_FOUND; DUPLICATE if the organization has a workspace of that name, in any case; MODE_CONFLICT
     *     if it has {@link Workspace#MAX_NUMBER} workspaces
     */
    Workspace create(AdminCaller caller, OrganizationId id, String name);

    /**
     * Returns the workspaces in the order of their names.
     *
     * @throws Problem NOT_FOUND
     */
    List<Workspace> list(AdminCaller caller, OrganizationId id);
}
