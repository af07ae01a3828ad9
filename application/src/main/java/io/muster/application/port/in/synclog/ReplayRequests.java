package io.muster.application.port.in.synclog;

import io.muster.application.port.in.AdminCaller;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import io.muster.domain.synclog.SentRequest;
import io.muster.domain.synclog.SyncEntry;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** An Admin sends a refused write of the identity provider again, once its cause is gone. */
public interface ReplayRequests {
    /**
     * Returns what was sent. It has all that the identity provider knows of a person, so it is for Admins.
     *
     * @throws Problem FORBIDDEN; NOT_FOUND, also if the entry is no refused write, or its request is not kept any more
     */
    Found find(AdminCaller caller, OrganizationId organization, UUID entry);

    /**
     * Sends it again over HTTP, as the identity provider sent it, and returns what came of it.
     *
     * @throws Problem NOT_FOUND as {@link #find}; MODE_CONFLICT if the mode is not SCIM
     */
    Outcome replay(AdminCaller caller, OrganizationId organization, UUID entry);

    /** @param until when it is deleted */
    record Found(SentRequest request, Instant until) {}

    /** The outcome of a request that was sent again. */
    sealed interface Outcome {
        /**
         * It was answered.
         *
         * @param entry the entry of the sync log that reports it
         */
        record Answered(int status, Optional<SyncEntry> entry) implements Outcome {}

        /** @param why as a sentence without its point */
        record NotAnswered(String why) implements Outcome {}
    }
}
