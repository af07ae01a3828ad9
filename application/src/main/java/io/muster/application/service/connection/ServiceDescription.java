package io.muster.application.service.connection;

import io.muster.application.port.in.connection.DescribeServiceProvider;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.connection.Connections;
import io.muster.application.port.out.connection.SamlDocuments;
import io.muster.domain.connection.Connection;
import io.muster.domain.connection.ConnectionVersion;
import io.muster.domain.connection.SamlSettings;
import io.muster.domain.connection.ServiceKey;
import io.muster.domain.connection.ServiceKeys;
import io.muster.domain.connection.ServiceProviderValues;
import io.muster.domain.organization.OrganizationId;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes metadata with the present key pairs. */
final class ServiceDescription implements DescribeServiceProvider {
    private final UnitOfWork unitOfWork;
    private final Connections connections;
    private final SamlDocuments saml;
    private final ConnectionSecrets secrets;

    ServiceDescription(Ports ports, SamlDocuments saml, ConnectionSecrets secrets) {
        this.unitOfWork = ports.unitOfWork();
        this.connections = ports.connections();
        this.saml = saml;
        this.secrets = secrets;
    }

    @Override
    public String metadata(OrganizationId organization) {
        ServiceProviderValues serviceProvider = secrets.serviceProvider(organization);
        ServiceKeys keys = secrets.keyring().of(serviceProvider);
        Connection connection = unitOfWork.read(() -> connections.of(organization));
        return saml.metadata(
                serviceProvider,
                keys.all().stream().map(ServiceKey::certificate).toList(),
                signsRequests(connection));
    }

    private static boolean signsRequests(Connection connection) {
        return Stream.of(connection.draft(), connection.active())
                .flatMap(Optional::stream)
                .map(ConnectionVersion::settings)
                .anyMatch(settings -> settings instanceof SamlSettings saml && saml.signRequests());
    }
}
