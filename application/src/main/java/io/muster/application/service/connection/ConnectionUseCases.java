package io.muster.application.service.connection;

import io.muster.application.port.in.connection.DescribeServiceProvider;
import io.muster.application.port.in.connection.MaintainConnections;
import io.muster.application.port.in.connection.ManageConnection;
import io.muster.application.port.in.connection.ManageDomains;
import io.muster.application.port.in.connection.RecheckDomains;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.OutsidePorts;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.connection.DomainRecords;
import io.muster.application.port.out.connection.SamlDocuments;
import io.muster.application.service.audit.AuditTrail;
import io.muster.application.service.event.EventPublisher;
import io.muster.application.service.organization.EntitlementChange;
import io.muster.domain.token.SecretBox;

/** Makes the use cases for domains and for connections to identity providers. */
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
                ports, records, new DomainVerdicts(ports, entitlements, events), auditTrail, environment);
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

    /** @param api the public URL of the API, without a slash at the end */
    public static ConnectionSecrets secrets(
            Ports ports, SamlDocuments saml, SecretBox box, Environment environment, String api) {
        return new ConnectionSecrets(box, new ServiceKeyring(ports, saml, box, environment), environment, api);
    }

    public static ProviderRequests requests(OutsidePorts outside, ConnectionSecrets secrets) {
        return new ProviderRequests(outside.providers(), outside.saml(), secrets);
    }

    public static ManageConnection manageConnection(
            Ports ports,
            ProviderRequests requests,
            EntitlementChange entitlements,
            EventPublisher events,
            AuditTrail auditTrail,
            Environment environment) {
        return new ConnectionAdministration(
                ports, requests, new ActiveVersion(entitlements, events), events, auditTrail, environment);
    }

    public static MaintainConnections maintainConnections(
            Ports ports,
            ProviderRequests requests,
            EventPublisher events,
            AuditTrail auditTrail,
            Environment environment) {
        return new ConnectionUpkeep(ports, requests, events, auditTrail, environment);
    }

    public static DescribeServiceProvider describeServiceProvider(
            Ports ports, SamlDocuments saml, ConnectionSecrets secrets) {
        return new ServiceDescription(ports, saml, secrets);
    }
}
