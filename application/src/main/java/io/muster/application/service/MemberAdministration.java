package io.muster.application.service;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.ManageMembers;
import io.muster.application.port.out.Groups;
import io.muster.application.port.out.Memberships;
import io.muster.application.port.out.Organizations;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.Users;
import io.muster.domain.access.OrgRole;
import io.muster.domain.access.RoleGrant;
import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.Found;
import io.muster.domain.directory.GroupAttribute;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.Member;
import io.muster.domain.directory.Search;
import io.muster.domain.directory.UserAttribute;
import io.muster.domain.directory.UserId;
import io.muster.domain.directory.UserProfile;
import io.muster.domain.directory.UserView;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/** What an admin sees of members and groups, and does to members by hand. */
public final class MemberAdministration implements ManageMembers {
    private final UnitOfWork unitOfWork;
    private final Users users;
    private final Groups groups;
    private final Memberships memberships;
    private final AdminAccess access;
    private final EmailOwnership emails;
    private final AccessGuard guard;
    private final Sources sources;

    public MemberAdministration(
            UnitOfWork unitOfWork,
            Organizations organizations,
            Users users,
            Groups groups,
            Memberships memberships,
            Sources sources) {
        this.unitOfWork = unitOfWork;
        this.users = users;
        this.groups = groups;
        this.memberships = memberships;
        this.access = new AdminAccess(organizations);
        this.emails = new EmailOwnership(organizations);
        this.guard = new AccessGuard(users);
        this.sources = sources;
    }

    @Override
    public Found<DirectoryUser> members(AdminCaller caller, OrganizationId id, Search<UserAttribute> search) {
        return unitOfWork.read(() -> {
            access.find(caller, id);
            return users.search(id, search);
        });
    }

    @Override
    public UserView member(AdminCaller caller, OrganizationId id, UserId user) {
        return unitOfWork.read(() -> {
            access.find(caller, id);
            DirectoryUser found = users.find(id, user).orElseThrow(() -> Problem.notFound("Member", user));
            return new UserView(found, memberships.groupsOf(id, List.of(user)).getOrDefault(user, List.of()));
        });
    }

    @Override
    public DirectoryUser invite(AdminCaller caller, OrganizationId id, UserProfile profile, Optional<OrgRole> role) {
        return unitOfWork.write(() -> {
            Organization organization = access.find(caller, id);
            emails.require(organization, profile);
            Instant now = sources.now();
            DirectoryUser invited = DirectoryUser.invited(
                    id, new UserId(sources.ids().next()), profile, role.map(given -> grant(given, caller, now)), now);
            users.add(invited);
            return invited;
        });
    }

    @Override
    public DirectoryUser setRole(AdminCaller caller, OrganizationId id, UserId user, Optional<OrgRole> role) {
        return change(caller, id, user, (organization, before) -> {
            Instant now = sources.now();
            DirectoryUser after = before.withDirectRole(role.map(given -> grant(given, caller, now)), now);
            boolean staysAdmin = after.role(organization.connectionRole())
                    .filter(OrgRole.ADMIN::equals)
                    .isPresent();
            if (!staysAdmin) {
                guard.requireAnotherAdmin(organization, before);
            }
            return after;
        });
    }

    @Override
    public DirectoryUser setBreakGlass(AdminCaller caller, OrganizationId id, UserId user, boolean breakGlass) {
        return change(caller, id, user, (organization, before) -> before.withBreakGlass(breakGlass, sources.now()));
    }

    @Override
    public void remove(AdminCaller caller, OrganizationId id, UserId user) {
        unitOfWork.write(() -> {
            Organization organization = access.find(caller, id);
            groups.touchAllOf(id, user, sources.now());
            DirectoryUser member = lock(id, user);
            guard.requireDispensable(organization, member);
            users.remove(id, user);
            return member;
        });
    }

    @Override
    public Found<DirectoryGroup> groups(AdminCaller caller, OrganizationId id, Search<GroupAttribute> search) {
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
    public List<Member> groupMembers(
            AdminCaller caller, OrganizationId id, GroupId group, Optional<UUID> after, int limit) {
        return unitOfWork.read(() -> {
            access.find(caller, id);
            return memberships.page(id, found(id, group).id(), after, limit);
        });
    }

    private DirectoryUser change(
            AdminCaller caller,
            OrganizationId id,
            UserId user,
            BiFunction<Organization, DirectoryUser, DirectoryUser> decision) {
        return unitOfWork.write(() -> {
            Organization organization = access.find(caller, id);
            DirectoryUser before = lock(id, user);
            DirectoryUser after = decision.apply(organization, before);
            if (!after.equals(before)) {
                users.save(after);
            }
            return after;
        });
    }

    private DirectoryUser lock(OrganizationId id, UserId user) {
        return users.lock(id, user).orElseThrow(() -> Problem.notFound("Member", user));
    }

    private DirectoryGroup found(OrganizationId id, GroupId group) {
        return groups.find(id, group).orElseThrow(() -> Problem.notFound("Group", group));
    }

    private static RoleGrant grant(OrgRole role, AdminCaller caller, Instant now) {
        return new RoleGrant(role, now, caller.name());
    }
}
