package io.muster.application.port.out.connection;

import io.muster.domain.connection.Connection;
import io.muster.domain.organization.OrganizationId;
import java.util.List;
import java.util.Optional;

/** The SSO connections of all organizations, with their versions. Lock the organization before you change one. */
public interface Connections {
    /** Returns the connection; {@link Connection#none} if nothing was saved yet. */
    Connection of(OrganizationId organization);

    void save(Connection connection);

    /**
     * Returns a page of organizations with an active SAML connection, in the order of their ids, those after the given
     * one. Costs as much as there are such connections.
     */
    List<OrganizationId> organizationsWithSaml(Optional<OrganizationId> after, int limit);
}
