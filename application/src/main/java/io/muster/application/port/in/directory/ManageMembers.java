package io.muster.application.port.in.directory;

import io.muster.application.port.in.AdminCaller;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.UserId;
import io.muster.domain.directory.UserProfile;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.WorkspaceId;
import io.muster.domain.problem.Problem;
import java.util.Optional;

/** An admin's conversation about the members of an organization: what an admin changes by hand. */
public interface ManageMembers {
    /**
     * Adds a member by hand.
     *
     * @throws Problem NOT_FOUND, DUPLICATE, INVALID_VALUE
     */
    DirectoryUser invite(AdminCaller caller, OrganizationId id, UserProfile profile, Optional<OrgRole> role);

    /**
     * Gives or, if empty, takes a direct role.
     *
     * @throws Problem NOT_FOUND; PROTECTED_MEMBER if no active Admin would be left
     */
    DirectoryUser setRole(AdminCaller caller, OrganizationId id, UserId user, Optional<OrgRole> role);

    /** @throws Problem NOT_FOUND; MODE_CONFLICT for an owner to be whose removal is held */
    DirectoryUser setBreakGlass(AdminCaller caller, OrganizationId id, UserId user, boolean breakGlass);

    /**
     * Gives a workspace directly; what is given already stays as it was given.
     *
     * @throws Problem NOT_FOUND
     */
    void grantWorkspace(AdminCaller caller, OrganizationId id, UserId user, WorkspaceId workspace);

    /** @throws Problem NOT_FOUND if the member, or the direct grant, doesn't exist */
    void revokeWorkspace(AdminCaller caller, OrganizationId id, UserId user, WorkspaceId workspace);

    /** @throws Problem NOT_FOUND; PROTECTED_MEMBER if no active Admin would be left or the member is break-glass */
    void remove(AdminCaller caller, OrganizationId id, UserId user);
}
