package io.muster.application.port.in.directory;

import io.muster.application.port.in.AdminCaller;
import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.GroupAttribute;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.GroupMember;
import io.muster.domain.directory.Search;
import io.muster.domain.directory.SearchPage;
import io.muster.domain.directory.UserAttribute;
import io.muster.domain.directory.UserId;
import io.muster.domain.directory.UserProfile;
import io.muster.domain.directory.UserView;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.WorkspaceId;
import io.muster.domain.problem.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** An admin's conversation about the members of an organization and the groups that were pushed into it. */
public interface ManageMembers {
    SearchPage<DirectoryUser> members(AdminCaller caller, OrganizationId id, Search<UserAttribute> search);

    /** @throws Problem NOT_FOUND */
    UserView member(AdminCaller caller, OrganizationId id, UserId user);

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

    SearchPage<DirectoryGroup> groups(AdminCaller caller, OrganizationId id, Search<GroupAttribute> search);

    /** @throws Problem NOT_FOUND */
    DirectoryGroup group(AdminCaller caller, OrganizationId id, GroupId group);

    /** How many members each of the groups has; empty groups may be missing. */
    Map<GroupId, Long> groupSizes(AdminCaller caller, OrganizationId id, Collection<GroupId> groups);

    /**
     * A page of a group's members in the order of their ids, those after the given one.
     *
     * @throws Problem NOT_FOUND
     */
    List<GroupMember> groupMembers(
            AdminCaller caller, OrganizationId id, GroupId group, Optional<UUID> after, int limit);
}
