package io.muster.application.port.in.traffic;

import io.muster.application.port.in.RequestTrace;
import io.muster.domain.organization.OrganizationId;

/** The SCIM edge tells of each answered request. */
public interface CountRequests {
    /**
     * Counts a request in the memory of the node, at once and without the database: see {@link WriteRequestCounts}.
     *
     * @param status the status of the answer
     */
    void answered(OrganizationId organization, RequestTrace trace, int status);

    /** Counts a request that an admin has sent again: it says nothing about when the identity provider is there. */
    void replayed(OrganizationId organization, RequestTrace trace, int status);
}
