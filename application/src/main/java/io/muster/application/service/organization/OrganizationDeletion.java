package io.muster.application.service.organization;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.organization.DeleteOrganizations;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.organization.Deletions;
import io.muster.application.service.Batches;
import io.muster.application.service.OrganizationAccess;
import io.muster.application.service.audit.AuditTrail;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.organization.ExportRule;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Deletes organizations: one short unit of work, then the release of their e-mail addresses in batches. */
final class OrganizationDeletion implements DeleteOrganizations {
    private static final int EMAILS_AT_ONCE = 1_000;

    private final UnitOfWork unitOfWork;
    private final Deletions deletions;
    private final OrganizationAccess access;
    private final AuditTrail auditTrail;
    private final Environment environment;

    OrganizationDeletion(Ports ports, AuditTrail auditTrail, Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.deletions = ports.deletions();
        this.access = new OrganizationAccess(ports.organizations());
        this.auditTrail = auditTrail;
        this.environment = environment;
    }

    @Override
    public Organization delete(
            AdminCaller caller, OrganizationId id, Optional<String> confirmedName, boolean exportWaived) {
        caller.requireAllOrganizations();
        Organization deleted = unitOfWork.write(() -> {
            Organization organization = access.lock(caller, id);
            if (!confirmedName.equals(Optional.of(organization.name()))) {
                throw new Problem(
                        Problem.Code.CONFIRMATION_REQUIRED,
                        "An organization is deleted with all that belongs to it; send its exact name as confirm");
            }
            Instant now = environment.now();
            ExportRule.requireExport(deletions.lastExport(id), exportWaived, now);
            deletions.delete(id, now);
            auditTrail.record(
                    caller,
                    OrganizationId.INSTALLATION,
                    AuditAction.ORGANIZATION_DELETED,
                    "organizations/" + id,
                    Map.of("name", organization.name(), "exportWaived", Boolean.toString(exportWaived)));
            return organization;
        });
        Batches.drain(unitOfWork, EMAILS_AT_ONCE, most -> deletions.releaseEmails(id, most));
        return deleted;
    }
}
