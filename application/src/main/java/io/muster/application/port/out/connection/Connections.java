package io.muster.application.port.out.connection;

import io.muster.domain.connection.Connection;
import io.muster.domain.organization.OrganizationId;

/** The SSO connections of all organizations, with their versions. Lock the organization before you change one. */
public interface Connections {
    /** Returns the connection; {@link Connection#none} if nothing was saved yet. */
    Connection of(OrganizationId organization);

    void save(Connection connection);
}
