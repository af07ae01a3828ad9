package io.muster.application.service.organization;

import io.muster.application.port.in.organization.AdministerOrganizations;
import io.muster.application.port.in.organization.DeleteOrganizations;
import io.muster.application.port.in.organization.ExportOrganizations;
import io.muster.application.port.in.organization.ManageWorkspaces;
import io.muster.application.port.in.organization.PurgeOrganizations;
import io.muster.application.port.in.organization.SwitchProvisioningMode;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.service.audit.AuditTrail;
import io.muster.application.service.token.CredentialIssuer;

/** Makes the use cases for organizations. */
public final class OrganizationUseCases {
    private OrganizationUseCases() {}

    public static AdministerOrganizations administerOrganizations(
            Ports ports, EntitlementChange entitlements, AuditTrail auditTrail, Environment environment) {
        return new OrganizationAdministration(ports, entitlements, auditTrail, environment);
    }

    public static DeleteOrganizations deleteOrganizations(Ports ports, AuditTrail auditTrail, Environment environment) {
        return new OrganizationDeletion(ports, auditTrail, environment);
    }

    public static ExportOrganizations exportOrganizations(Ports ports, AuditTrail auditTrail, Environment environment) {
        return new OrganizationExport(ports, auditTrail, environment);
    }

    public static PurgeOrganizations purgeOrganizations(Ports ports, Environment environment) {
        return new OrganizationPurge(ports, environment);
    }

    public static SwitchProvisioningMode switchProvisioningMode(
            Ports ports, CredentialIssuer issuer, AuditTrail auditTrail, Environment environment) {
        return new ProvisioningModeAdministration(ports, issuer, auditTrail, environment);
    }

    public static ManageWorkspaces manageWorkspaces(Ports ports, AuditTrail auditTrail, Environment environment) {
        return new WorkspaceAdministration(ports, auditTrail, environment);
    }
}
