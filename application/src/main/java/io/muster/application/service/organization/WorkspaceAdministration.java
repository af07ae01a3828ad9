package io.muster.application.service.organization;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.organization.ManageWorkspaces;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.organization.Workspaces;
import io.muster.application.service.OrganizationAccess;
import io.muster.application.service.audit.AuditTrail;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Workspace;
import io.muster.domain.organization.WorkspaceId;
import io.muster.domain.problem.Problem;
import java.util.List;
import java.util.Map;

/** Creates and lists an organization's workspaces. */
final class WorkspaceAdministration implements ManageWorkspaces {
    private final UnitOfWork unitOfWork;
    private final Workspaces workspaces;
    private final OrganizationAccess access;
    private final AuditTrail auditTrail;
    private final Environment environment;

    WorkspaceAdministration(Ports ports, AuditTrail auditTrail, Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.workspaces = ports.workspaces();
        this.access = new OrganizationAccess(ports.organizations());
        this.auditTrail = auditTrail;
        this.environment = environment;
    }

    @Override
    public Workspace create(AdminCaller caller, OrganizationId id, String name) {
        return unitOfWork.write(() -> {
            // locked, so that concurrent calls do not exceed the limit
            access.lock(caller, id);
            if (workspaces.count(id) >= Workspace.MAX_NUMBER) {
                throw new Problem(
                        Problem.Code.MODE_CONFLICT,
                        "The organization has " + Workspace.MAX_NUMBER + " workspaces already");
            }
            Workspace workspace =
                    Workspace.opened(id, new WorkspaceId(environment.ids().next()), name, environment.now());
            workspaces.add(workspace);
            auditTrail.record(
                    caller, id, AuditAction.WORKSPACE_CREATED, "workspaces/" + workspace.id(), Map.of("name", name));
            return workspace;
        });
    }

    @Override
    public List<Workspace> list(AdminCaller caller, OrganizationId id) {
        return unitOfWork.read(() -> {
            access.find(caller, id);
            return workspaces.of(id);
        });
    }
}
