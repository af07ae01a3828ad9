package io.muster.application.service.directory;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.directory.ManageMembers;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.access.WorkspaceGrants;
import io.muster.application.port.out.directory.Groups;
import io.muster.application.port.out.directory.Users;
import io.muster.application.port.out.organization.Workspaces;
import io.muster.application.port.out.password.OwnerPasswords;
import io.muster.application.service.OrganizationAccess;
import io.muster.application.service.access.AccessGuard;
import io.muster.application.service.audit.AuditDetails;
import io.muster.application.service.audit.AuditTrail;
import io.muster.application.service.event.EventPublisher;
import io.muster.application.service.removal.RemovalLimiter;
import io.muster.application.service.session.FormerSessions;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.directory.ChangeSource;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.UserId;
import io.muster.domain.directory.UserProfile;
import io.muster.domain.event.EventType;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.organization.RoleGrant;
import io.muster.domain.organization.WorkspaceId;
import io.muster.domain.problem.Problem;
import io.muster.domain.synclog.Redaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Adds, changes and removes members by hand. */
final class MemberAdministration implements ManageMembers {
    private final UnitOfWork unitOfWork;
    private final Users users;
    private final Groups groups;
    private final Workspaces workspaces;
    private final WorkspaceGrants grants;
    private final OwnerPasswords passwords;
    private final FormerSessions formerSessions;
    private final OrganizationAccess access;
    private final EmailOwnership emails;
    private final AccessGuard guard;
    private final RemovalLimiter removalLimiter;
    private final EventPublisher events;
    private final AuditTrail auditTrail;
    private final Environment environment;

    MemberAdministration(
            Ports ports,
            AccessGuard guard,
            RemovalLimiter removalLimiter,
            EventPublisher events,
            AuditTrail auditTrail,
            Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.users = ports.users();
        this.groups = ports.groups();
        this.workspaces = ports.workspaces();
        this.grants = ports.workspaceGrants();
        this.passwords = ports.ownerPasswords();
        this.formerSessions = new FormerSessions(ports, environment);
        this.access = new OrganizationAccess(ports.organizations());
        this.emails = new EmailOwnership(ports.organizations());
        this.guard = guard;
        this.removalLimiter = removalLimiter;
        this.events = events;
        this.auditTrail = auditTrail;
        this.environment = environment;
    }

    @Override
    public DirectoryUser addMember(AdminCaller caller, OrganizationId id, UserProfile profile, Optional<OrgRole> role) {
        return unitOfWork.write(() -> {
            Organization organization = access.find(caller, id);
            emails.require(organization, profile);
            Instant now = environment.now();
            DirectoryUser invited = DirectoryUser.invited(
                    id,
                    new UserId(environment.ids().next()),
                    profile,
                    role.map(given -> grant(given, caller, now)),
                    ChangeSource.admin(new Provenance(now, caller.name())));
            users.add(invited);
            events.member(EventType.MEMBER_CREATED, invited);
            record(
                    caller,
                    AuditAction.MEMBER_INVITED,
                    invited,
                    new AuditDetails()
                            .with(
                                    "userName",
                                    Redaction.redact(profile.userName().value()))
                            .changed("role", Optional.empty(), role.map(OrgRole::name)));
            return invited;
        });
    }

    @Override
    public DirectoryUser setRole(AdminCaller caller, OrganizationId id, UserId user, Optional<OrgRole> role) {
        return change(caller, id, user, AuditAction.ROLE_CHANGED, before -> {
            Instant now = environment.now();
            return before.withDirectRole(role.map(given -> grant(given, caller, now)), now);
        });
    }

    @Override
    public DirectoryUser setBreakGlass(AdminCaller caller, OrganizationId id, UserId user, boolean breakGlass) {
        caller.requireRecentSignIn(environment.now());
        return change(caller, id, user, AuditAction.BREAK_GLASS_CHANGED, before -> {
            if (breakGlass && before.isHeldAt(environment.now())) {
                throw new Problem(
                        Problem.Code.MODE_CONFLICT,
                        "The member's removal is held; decide about it before making them a break-glass owner");
            }
            if (breakGlass && !before.breakGlass()) {
                guard.requireRoomForBreakGlass(id);
            }
            if (!breakGlass) {
                passwords.remove(id, user);
                formerSessions.endByPassword(before);
            }
            return before.withBreakGlass(breakGlass, environment.now());
        });
    }

    @Override
    public void grantWorkspace(AdminCaller caller, OrganizationId id, UserId user, WorkspaceId workspace) {
        unitOfWork.run(() -> {
            access.find(caller, id);
            DirectoryUser member = lock(id, user);
            if (!workspaces.known(id, List.of(workspace)).contains(workspace)) {
                throw Problem.notFound("Workspace", workspace);
            }
            if (grants.give(id, user, workspace, new Provenance(environment.now(), caller.name()))) {
                events.access(id, user);
                record(caller, AuditAction.WORKSPACE_GRANTED, member, of(workspace));
            }
        });
    }

    @Override
    public void revokeWorkspace(AdminCaller caller, OrganizationId id, UserId user, WorkspaceId workspace) {
        unitOfWork.run(() -> {
            access.find(caller, id);
            DirectoryUser member = lock(id, user);
            if (!grants.take(id, user, workspace)) {
                throw new Problem(Problem.Code.NOT_FOUND, "The workspace isn't granted to the member directly");
            }
            events.access(id, user);
            record(caller, AuditAction.WORKSPACE_REVOKED, member, of(workspace));
        });
    }

    @Override
    public void remove(AdminCaller caller, OrganizationId id, UserId user) {
        unitOfWork.run(() -> {
            access.find(caller, id);
            groups.touchAllOf(id, user, environment.now());
            DirectoryUser member = lock(id, user);
            guard.requireNotBreakGlass(member);
            AuditTrail.Proven proven = auditTrail.prove(caller);
            guard.guarding(member, () -> {
                removalLimiter.settle(member, environment.now());
                users.remove(id, user);
            });
            events.member(EventType.MEMBER_DELETED, member);
            record(
                    proven,
                    AuditAction.MEMBER_REMOVED,
                    member,
                    new AuditDetails()
                            .with(
                                    "userName",
                                    Redaction.redact(member.profile().userName().value())));
        });
    }

    private DirectoryUser change(
            AdminCaller caller,
            OrganizationId id,
            UserId user,
            AuditAction action,
            UnaryOperator<DirectoryUser> decision) {
        return unitOfWork.write(() -> {
            access.find(caller, id);
            DirectoryUser before = lock(id, user);
            AuditTrail.Proven proven = auditTrail.prove(caller);
            DirectoryUser after = decision.apply(before);
            if (!after.equals(before)) {
                guard.guarding(before, () -> users.save(after));
                events.member(EventType.MEMBER_UPDATED, after);
                record(proven, action, after, between(before, after));
            }
            return after;
        });
    }

    private void record(AdminCaller caller, AuditAction action, DirectoryUser member, AuditDetails details) {
        record(auditTrail.prove(caller), action, member, details);
    }

    private static void record(
            AuditTrail.Proven proven, AuditAction action, DirectoryUser member, AuditDetails details) {
        proven.record(member.organization(), action, member.id().path(), details.asMap());
    }

    private static AuditDetails of(WorkspaceId workspace) {
        return new AuditDetails().with("workspace", workspace.toString());
    }

    private static AuditDetails between(DirectoryUser before, DirectoryUser after) {
        return new AuditDetails()
                .changed("role", role(before), role(after))
                .changed("breakGlass", Boolean.toString(before.breakGlass()), Boolean.toString(after.breakGlass()));
    }

    private static Optional<String> role(DirectoryUser member) {
        return member.directRole().map(RoleGrant::role).map(OrgRole::name);
    }

    private DirectoryUser lock(OrganizationId id, UserId user) {
        return users.lock(id, user).orElseThrow(() -> Problem.notFound("Member", user));
    }

    private static RoleGrant grant(OrgRole role, AdminCaller caller, Instant now) {
        return new RoleGrant(role, new Provenance(now, caller.name()));
    }
}
