package io.muster.application.port.out.connection;

import io.muster.domain.connection.Connection;
import io.muster.domain.organization.OrganizationId;

/** The real SSO connections of all organizations. Whoever changes one has locked the organization. */
public interface Connections {
    /** Returns the connection; {@link Connection#none} if nothing was saved yet. */
    Connection of(OrganizationId organization);

    void save(Connection connection);
}
