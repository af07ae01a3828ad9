package io.muster.application.service.organization;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.organization.ExportOrganizations;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.connection.SubjectLinks;
import io.muster.application.port.out.organization.Deletions;
import io.muster.application.port.out.password.OwnerPasswords;
import io.muster.application.port.out.session.Sessions;
import io.muster.application.service.OrganizationAccess;
import io.muster.application.service.audit.AuditTrail;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.connection.SubjectLink;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.password.OwnerPassword;
import io.muster.domain.session.Session;
import io.muster.domain.session.SessionId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Records exports, and reads what only they list; a deletion counts on the last one that was completed. */
final class OrganizationExport implements ExportOrganizations {
    private final UnitOfWork unitOfWork;
    private final Deletions deletions;
    private final SubjectLinks links;
    private final Sessions sessions;
    private final OwnerPasswords passwords;
    private final OrganizationAccess access;
    private final AuditTrail auditTrail;
    private final Environment environment;

    OrganizationExport(Ports ports, AuditTrail auditTrail, Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.deletions = ports.deletions();
        this.links = ports.subjectLinks();
        this.sessions = ports.sessions();
        this.passwords = ports.ownerPasswords();
        this.access = new OrganizationAccess(ports.organizations());
        this.auditTrail = auditTrail;
        this.environment = environment;
    }

    @Override
    public void begin(AdminCaller caller, OrganizationId id) {
        unitOfWork.run(() -> {
            access.lock(caller, id);
            auditTrail.record(caller, id, AuditAction.ORGANIZATION_EXPORTED, "organization", Map.of());
        });
    }

    @Override
    public void complete(AdminCaller caller, OrganizationId id) {
        unitOfWork.run(() -> {
            access.lock(caller, id);
            auditTrail.prove(caller);
            deletions.exported(id, environment.now());
        });
    }

    @Override
    public List<SubjectLink> links(AdminCaller caller, OrganizationId id, Optional<SubjectLink> after, int limit) {
        return unitOfWork.read(() -> {
            access.find(caller, id);
            return links.page(id, after, limit);
        });
    }

    @Override
    public List<Session> sessions(AdminCaller caller, OrganizationId id, Optional<SessionId> after, int limit) {
        return unitOfWork.read(() -> {
            access.find(caller, id);
            return sessions.page(id, after, limit);
        });
    }

    @Override
    public List<OwnerPassword> passwords(AdminCaller caller, OrganizationId id, Optional<UserId> after, int limit) {
        return unitOfWork.read(() -> {
            access.find(caller, id);
            return passwords.page(id, after, limit);
        });
    }
}
