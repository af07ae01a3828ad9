package io.muster.application.port.in.synclog;

import io.muster.application.port.in.RequestTrace;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.synclog.Remedy;
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
     * @param cause the reason in plain words
     * @param remedy what the admin can do about it
     * @param leftOut how many such failures before this one have no entry
     * @param simulated whether a simulation sent the request: its failures are entries, and nobody has to solve them
     */
    record Failure(
            OrganizationId organization,
            SyncAction action,
            SyncResource resource,
            int httpStatus,
            String cause,
            Remedy remedy,
            Optional<String> tokenId,
            RequestTrace trace,
            long leftOut,
            boolean simulated) {

        /** Makes a failure before which none was left out. */
        public Failure(
                OrganizationId organization,
                SyncAction action,
                SyncResource resource,
                int httpStatus,
                String cause,
                Remedy remedy,
                Optional<String> tokenId,
                RequestTrace trace) {
            this(organization, action, resource, httpStatus, cause, remedy, tokenId, trace, 0, false);
        }

        /** Returns the failure with the number of those that have no entry. */
        public Failure leavingOut(long others) {
            return new Failure(
                    organization, action, resource, httpStatus, cause, remedy, tokenId, trace, others, simulated);
        }

        /** Returns the failure as one that a simulation sent. */
        public Failure ofSimulation() {
            return new Failure(
                    organization, action, resource, httpStatus, cause, remedy, tokenId, trace, leftOut, true);
        }
    }
}
