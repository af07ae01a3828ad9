package io.muster.application.port.out.connection;

import io.muster.domain.connection.ConnectionId;
import io.muster.domain.organization.OrganizationId;
import java.time.Instant;

/** The assertions that were used, each until it would be refused anyway. */
public interface UsedAssertions {
    /**
     * Remembers an assertion, in one step with the question.
     *
     * @param end after which no response with this assertion is accepted
     * @return whether it was not known before, on whichever node
     */
    boolean add(OrganizationId organization, ConnectionId connection, String assertionId, Instant end);

    /** Deletes at most {@code limit} assertions that ended before the time. Returns how many. */
    int purge(OrganizationId organization, Instant before, int limit);
}
