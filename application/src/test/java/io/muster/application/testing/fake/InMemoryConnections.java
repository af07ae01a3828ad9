package io.muster.application.testing.fake;

import io.muster.application.port.out.connection.Connections;
import io.muster.domain.connection.Connection;
import io.muster.domain.organization.OrganizationId;

record InMemoryConnections(InMemoryUnitOfWork unitOfWork) implements Connections {
    @Override
    public Connection of(OrganizationId organization) {
        return unitOfWork.state().connections.getOrDefault(organization, Connection.none(organization));
    }

    @Override
    public void save(Connection connection) {
        unitOfWork.state().connections.put(connection.organization(), connection);
    }
}
