package io.muster.application.port.out.access;

import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.organization.WorkspaceId;

/** Workspaces that admins grant to members directly; SCIM never changes them. */
public interface WorkspaceGrants {
    /** Grants the workspace to a member who is locked; returns false, and keeps the present grant, if there is one. */
    boolean give(OrganizationId organization, UserId user, WorkspaceId workspace, Provenance given);

    /** Revokes the grant of a member who is locked; returns false if there is none. */
    boolean take(OrganizationId organization, UserId user, WorkspaceId workspace);
}
