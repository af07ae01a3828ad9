package io.muster.application.port.in.directory;

import io.muster.application.port.in.AdminCaller;
import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.GroupAttribute;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.GroupMember;
import io.muster.domain.directory.GroupRef;
import io.muster.domain.directory.Search;
import io.muster.domain.directory.SearchPage;
import io.muster.domain.directory.UserAttribute;
import io.muster.domain.directory.UserId;
import io.muster.domain.directory.UserView;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.domain.problem.Problem;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** An admin reads an organization's members and the groups that its identity provider has pushed. */
public interface ReadDirectory {
    /** @throws Problem NOT_FOUND */
    SearchPage<DirectoryUser> members(AdminCaller caller, OrganizationId id, Search<UserAttribute> search);

    /**
     * A member.
     *
     * @param linked whether an account of an identity provider is linked to the member
     */
    record Member(UserView view, boolean linked) {}

    /** @throws Problem NOT_FOUND */
    Member member(AdminCaller caller, OrganizationId id, UserId user);

    /**
     * Returns a page of a member's groups in the order of their ids, those after the given one; bounded also in bytes.
     *
     * @throws Problem NOT_FOUND
     */
    Slice<GroupRef> memberGroups(
            AdminCaller caller, OrganizationId id, UserId user, Optional<GroupId> after, int limit);

    /** @throws Problem NOT_FOUND */
    SearchPage<DirectoryGroup> groups(AdminCaller caller, OrganizationId id, Search<GroupAttribute> search);

    /** @throws Problem NOT_FOUND */
    DirectoryGroup group(AdminCaller caller, OrganizationId id, GroupId group);

    /** Counts the members of each of the groups, in one query; empty groups may be missing. */
    Map<GroupId, Long> groupSizes(AdminCaller caller, OrganizationId id, Collection<GroupId> groups);

    /**
     * Returns a page of a group's members in the order of their ids, those after the given one; bounded also in bytes.
     *
     * @throws Problem NOT_FOUND
     */
    Slice<GroupMember> groupMembers(
            AdminCaller caller, OrganizationId id, GroupId group, Optional<UUID> after, int limit);
}
