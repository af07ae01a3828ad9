package io.muster.application.port.in.synclog;

import io.muster.application.port.in.RequestTrace;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.synclog.Remedy;
import io.muster.domain.synclog.SentRequest;
import io.muster.domain.synclog.SyncAction;
import io.muster.domain.synclog.SyncResource;
import io.muster.domain.token.TokenUse;
import java.util.Optional;

/** The SCIM edge reports refused requests. */
public interface ReportFailures {
    /** Writes one FAILED entry in a unit of work of its own, since the refused work is rolled back already. */
    default void failed(Failure failure) {
        failed(failure, Optional.empty());
    }

    /**
     * As {@link #failed(Failure)}, and keeps the request for a while, sealed, so that it can be sent again.
     *
     * @param sent without passwords
     */
    void failed(Failure failure, Optional<SentRequest> sent);

    /**
     * A refused request.
     *
     * @param cause the reason in plain words
     * @param remedy what the admin can do about it
     * @param leftOut how many such failures before this one have no entry
     * @param use who sent the request: failures of simulations are entries, and nobody has to solve them
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
            TokenUse use) {

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
            this(
                    organization,
                    action,
                    resource,
                    httpStatus,
                    cause,
                    remedy,
                    tokenId,
                    trace,
                    0,
                    TokenUse.IDENTITY_PROVIDER);
        }

        /** Returns the failure with the number of those that have no entry. */
        public Failure leavingOut(long others) {
            return new Failure(organization, action, resource, httpStatus, cause, remedy, tokenId, trace, others, use);
        }

        /** Returns the failure as one of a request that was sent with such a token. */
        public Failure of(TokenUse sender) {
            return new Failure(
                    organization, action, resource, httpStatus, cause, remedy, tokenId, trace, leftOut, sender);
        }
    }
}
