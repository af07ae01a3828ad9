package io.muster.application.port.out.access;

import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.organization.WorkspaceId;

/** Workspaces that admins give to members directly; sync never touches them. */
public interface WorkspaceGrants {
    /** Gives the workspace to a member who is locked; false if they have it already, since when and by whom it was. */
    boolean give(OrganizationId organization, UserId user, WorkspaceId workspace, Provenance given);

    /** Takes the workspace from a member who is locked; false if they don't have it directly. */
    boolean take(OrganizationId organization, UserId user, WorkspaceId workspace);
}
