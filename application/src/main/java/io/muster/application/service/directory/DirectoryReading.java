package io.muster.application.service.directory;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.directory.ReadDirectory;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.connection.SubjectLinks;
import io.muster.application.port.out.directory.Groups;
import io.muster.application.port.out.directory.Memberships;
import io.muster.application.port.out.directory.Users;
import io.muster.application.service.OrganizationAccess;
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
import io.muster.domain.paging.PageSize;
import io.muster.domain.paging.Slice;
import io.muster.domain.problem.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads members and groups for an admin. */
final class DirectoryReading implements ReadDirectory {
    private final UnitOfWork unitOfWork;
    private final Users users;
    private final Groups groups;
    private final Memberships memberships;
    private final SubjectLinks links;
    private final OrganizationAccess access;

    DirectoryReading(Ports ports) {
        this.unitOfWork = ports.unitOfWork();
        this.users = ports.users();
        this.groups = ports.groups();
        this.memberships = ports.memberships();
        this.links = ports.subjectLinks();
        this.access = new OrganizationAccess(ports.organizations());
    }

    @Override
    public SearchPage<DirectoryUser> members(AdminCaller caller, OrganizationId id, Search<UserAttribute> search) {
        return unitOfWork.read(() -> {
            access.find(caller, id);
            return users.search(id, search);
        });
    }

    @Override
    public Member member(AdminCaller caller, OrganizationId id, UserId user) {
        return unitOfWork.read(() -> {
            access.find(caller, id);
            DirectoryUser found = users.find(id, user).orElseThrow(() -> Problem.notFound("Member", user));
            return new Member(
                    new UserView(found, memberships.groupsOf(id, user, Optional.empty(), PageSize.MAX)),
                    !links.of(id, user).isEmpty());
        });
    }

    @Override
    public Slice<GroupRef> memberGroups(
            AdminCaller caller, OrganizationId id, UserId user, Optional<GroupId> after, int limit) {
        return unitOfWork.read(() -> {
            access.find(caller, id);
            if (users.find(id, user).isEmpty()) {
                throw Problem.notFound("Member", user);
            }
            return memberships.groupsOf(id, user, after, limit);
        });
    }

    @Override
    public SearchPage<DirectoryGroup> groups(AdminCaller caller, OrganizationId id, Search<GroupAttribute> search) {
        return unitOfWork.read(() -> {
            access.find(caller, id);
            return groups.search(id, search);
        });
    }

    @Override
    public DirectoryGroup group(AdminCaller caller, OrganizationId id, GroupId group) {
        return unitOfWork.read(() -> {
            access.find(caller, id);
            return found(id, group);
        });
    }

    @Override
    public Map<GroupId, Long> groupSizes(AdminCaller caller, OrganizationId id, Collection<GroupId> ids) {
        caller.requireAccess(id);
        return unitOfWork.read(() -> memberships.counts(id, ids));
    }

    @Override
    public Slice<GroupMember> groupMembers(
            AdminCaller caller, OrganizationId id, GroupId group, Optional<UUID> after, int limit) {
        return unitOfWork.read(() -> {
            access.find(caller, id);
            found(id, group);
            return memberships.page(
                    id, List.of(group), after.map(user -> new Memberships.Position(group, new UserId(user))), limit);
        });
    }

    private DirectoryGroup found(OrganizationId id, GroupId group) {
        return groups.find(id, group).orElseThrow(() -> Problem.notFound("Group", group));
    }
}
