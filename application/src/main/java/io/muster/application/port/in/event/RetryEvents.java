package io.muster.application.port.in.event;

import io.muster.application.port.in.AdminCaller;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.domain.problem.Problem;
import java.time.Instant;
import java.util.Optional;

/** Looks at the events that could not be published, and has them tried again after their cause is mended. */
public interface RetryEvents {
    /**
     * Returns a page of withheld events, in the order in which they were pending, those after the position.
     *
     * @throws Problem NOT_FOUND
     */
    Slice<WithheldEvent> withheld(AdminCaller caller, OrganizationId id, Optional<Long> after, int limit);

    /**
     * Publishes a withheld event in the place that is the newest now.
     *
     * @throws Problem NOT_FOUND
     */
    void retry(AdminCaller caller, OrganizationId id, long position);

    /**
     * An event that could not be published.
     *
     * @param type as in CloudEvents; empty for a change of access
     * @param subject the path of what it is about, such as {@code members/<id>}
     * @param reason the failure of the last attempt
     */
    record WithheldEvent(long position, Optional<String> type, String subject, String reason, Instant at) {}
}
