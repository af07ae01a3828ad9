package io.muster.application.port.in.synclog;

import io.muster.application.port.in.RequestTrace;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import io.muster.domain.synclog.SyncAction;
import io.muster.domain.synclog.SyncResource;
import java.util.Optional;

/** The SCIM edge reports refused requests. */
public interface ReportFailures {
    /** Writes one FAILED entry in a unit of work of its own, since the refused work is rolled back already. */
    void failed(Failure failure);

    /**
     * A refused request.
     *
     * @param cause what went wrong in plain words
     * @param code decides the remedy; empty if we failed rather than the request
     */
    record Failure(
            OrganizationId organization,
            SyncAction action,
            SyncResource resource,
            int httpStatus,
            String cause,
            Optional<Problem.Code> code,
            Optional<String> tokenId,
            RequestTrace trace) {}
}
