package io.muster.application.testing.fake;

import io.muster.application.port.out.connection.Connections;
import io.muster.domain.connection.Connection;
import io.muster.domain.connection.SamlSettings;
import io.muster.domain.organization.OrganizationId;
import java.util.List;
import java.util.Optional;

record InMemoryConnections(InMemoryUnitOfWork unitOfWork) implements Connections {
    @Override
    public Connection of(OrganizationId organization) {
        return unitOfWork.state().connections.getOrDefault(organization, Connection.none(organization));
    }

    @Override
    public void save(Connection connection) {
        unitOfWork.state().connections.put(connection.organization(), connection);
    }

    @Override
    public List<OrganizationId> organizationsWithSaml(Optional<OrganizationId> after, int limit) {
        return InMemoryState.page(
                unitOfWork.state().connections.values().stream()
                        .filter(connection -> connection
                                .active()
                                .filter(version -> version.settings() instanceof SamlSettings)
                                .isPresent())
                        .map(Connection::organization)
                        .filter(organization -> !unitOfWork.state().deleted.containsKey(organization)),
                after,
                limit);
    }
}
