package io.muster.application.service.session;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.SignedInMember;
import io.muster.application.port.in.session.ManageSessions;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.directory.Users;
import io.muster.application.port.out.session.Sessions;
import io.muster.application.service.OrganizationAccess;
import io.muster.application.service.audit.AuditTrail;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import io.muster.domain.session.Session;
import io.muster.domain.session.SessionId;
import java.util.List;
import java.util.Map;

/**
 * Lists sessions and ends them. Locks the member first, so that two browsers that end all sessions of a member do so
 * one after the other. A caller is proven before the end, since the caller's own session may be among them.
 */
final class SessionAdministration implements ManageSessions {
    private final UnitOfWork unitOfWork;
    private final Sessions sessions;
    private final Users users;
    private final OrganizationAccess access;
    private final AuditTrail auditTrail;
    private final Environment environment;

    SessionAdministration(Ports ports, AuditTrail auditTrail, Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.sessions = ports.sessions();
        this.users = ports.users();
        this.access = new OrganizationAccess(ports.organizations());
        this.auditTrail = auditTrail;
        this.environment = environment;
    }

    @Override
    public List<Session> of(AdminCaller caller, OrganizationId organization, UserId member) {
        return unitOfWork.read(() -> {
            requireRight(caller, organization, member);
            return sessions.of(organization, member, environment.now(), MAX_LISTED);
        });
    }

    @Override
    public void end(AdminCaller caller, OrganizationId organization, UserId member, SessionId session) {
        unitOfWork.run(() -> {
            prove(caller, organization, member);
            if (!sessions.end(organization, member, session, environment.now())) {
                throw Problem.notFound("Session", session);
            }
            auditTrail.record(
                    caller.name(),
                    organization,
                    AuditAction.SESSION_ENDED,
                    subject(member),
                    Map.of("session", session.toString()));
        });
    }

    @Override
    public void endAll(AdminCaller caller, OrganizationId organization, UserId member) {
        unitOfWork.run(() -> {
            prove(caller, organization, member);
            int ended = sessions.endAll(organization, member, environment.now());
            if (ended > 0) {
                auditTrail.record(
                        caller.name(),
                        organization,
                        AuditAction.SESSION_ENDED,
                        subject(member),
                        Map.of("ended", Integer.toString(ended)));
            }
        });
    }

    private void prove(AdminCaller caller, OrganizationId organization, UserId member) {
        requireRight(caller, organization, member);
        users.lockWithDeleted(organization, member);
        if (caller instanceof SignedInMember own && isOwn(own, member)) {
            auditTrail.proveSession(own);
        } else {
            auditTrail.prove(caller);
        }
    }

    private void requireRight(AdminCaller caller, OrganizationId organization, UserId member) {
        access.find(caller, organization);
        if (!(caller instanceof SignedInMember own && isOwn(own, member))) {
            caller.requireRole(OrgRole.ADMIN);
            if (users.find(organization, member).isEmpty()) {
                throw Problem.notFound("Member", member);
            }
        }
    }

    private static boolean isOwn(SignedInMember caller, UserId member) {
        return caller.session().member().equals(member);
    }

    private static String subject(UserId member) {
        return member.path() + "/sessions";
    }
}
