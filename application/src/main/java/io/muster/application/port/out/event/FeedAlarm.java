package io.muster.application.port.out.event;

import io.muster.domain.organization.OrganizationId;

/** Alarms the operator. */
public interface FeedAlarm {
    /** An event cannot be published, and does not keep later ones from it any more. */
    void withheld(OrganizationId organization, long position, String reason);
}
