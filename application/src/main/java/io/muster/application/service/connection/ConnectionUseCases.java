package io.muster.application.service.connection;

import io.muster.application.port.in.connection.ManageDomains;
import io.muster.application.port.in.connection.RecheckDomains;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.connection.DomainRecords;
import io.muster.application.service.audit.AuditTrail;
import io.muster.application.service.event.EventPublisher;
import io.muster.application.service.organization.EntitlementChange;

/** Makes the use cases for SSO connections and domains. */
public final class ConnectionUseCases {
    private ConnectionUseCases() {}

    public static ManageDomains manageDomains(
            Ports ports,
            DomainRecords records,
            EntitlementChange entitlements,
            EventPublisher events,
            AuditTrail auditTrail,
            Environment environment) {
        return new DomainAdministration(
                ports,
                records,
                new DomainVerdicts(ports, entitlements, events),
                entitlements,
                events,
                auditTrail,
                environment);
    }

    public static RecheckDomains recheckDomains(
            Ports ports,
            DomainRecords records,
            EntitlementChange entitlements,
            EventPublisher events,
            AuditTrail auditTrail,
            Environment environment) {
        return new DomainRecheck(
                ports, records, new DomainVerdicts(ports, entitlements, events), auditTrail, environment);
    }
}
