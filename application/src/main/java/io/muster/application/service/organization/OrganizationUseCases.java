package io.muster.application.service.organization;

import io.muster.application.port.in.organization.AdministerOrganizations;
import io.muster.application.port.in.organization.ConfigureProvisioning;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.connection.SsoConnections;
import io.muster.application.service.access.AccessGuard;
import io.muster.application.service.audit.AuditTrail;
import io.muster.application.service.event.EventPublisher;
import io.muster.domain.token.KeyedHash;

/** Makes the use cases for organizations. */
public final class OrganizationUseCases {
    private OrganizationUseCases() {}

    public static AdministerOrganizations administerOrganizations(
            Ports ports,
            SsoConnections connections,
            ModeSwitching switching,
            AccessGuard guard,
            EventPublisher events,
            AuditTrail auditTrail,
            Environment environment) {
        return new OrganizationAdministration(ports, connections, switching, guard, events, auditTrail, environment);
    }

    public static ConfigureProvisioning configureProvisioning(
            Ports ports, ModeSwitching switching, KeyedHash hash, AuditTrail auditTrail, Environment environment) {
        return new ProvisioningConfiguration(ports, switching, hash, auditTrail, environment);
    }
}
