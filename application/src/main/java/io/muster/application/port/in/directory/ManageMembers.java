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

/** An admin changes members by hand. */
public interface ManageMembers {
    /**
     * Adds a member by hand.
     *
     * @throws Problem NOT_FOUND, DUPLICATE, INVALID_VALUE, DOMAIN_NOT_VERIFIED
     */
    DirectoryUser addMember(AdminCaller caller, OrganizationId id, UserProfile profile, Optional<OrgRole> role);

    /**
     * Sets the direct role, or removes it if empty.
     *
     * @throws Problem NOT_FOUND; PROTECTED_MEMBER if no active Admin would be left
     */
    DirectoryUser setRole(AdminCaller caller, OrganizationId id, UserId user, Optional<OrgRole> role);

    /**
     * Makes a member a break-glass owner, or ends that and removes the password.
     *
     * @throws Problem NOT_FOUND; MODE_CONFLICT if the member's removal is held, or if there are
     *     {@value DirectoryUser#MAX_BREAK_GLASS} owners; SIGN_IN_AGAIN if the caller has signed in too long ago
     */
    DirectoryUser setBreakGlass(AdminCaller caller, OrganizationId id, UserId user, boolean breakGlass);

    /**
     * Grants a workspace directly; an existing grant keeps its provenance.
     *
     * @throws Problem NOT_FOUND
     */
    void grantWorkspace(AdminCaller caller, OrganizationId id, UserId user, WorkspaceId workspace);

    /** @throws Problem NOT_FOUND if there is no such member or no such direct grant */
    void revokeWorkspace(AdminCaller caller, OrganizationId id, UserId user, WorkspaceId workspace);

    /** @throws Problem NOT_FOUND; PROTECTED_MEMBER if no active Admin would be left or the member is break-glass */
    void remove(AdminCaller caller, OrganizationId id, UserId user);
}
