package io.muster.application.port.out;

import io.muster.domain.event.Event;
import io.muster.domain.organization.OrganizationId;
import java.util.List;

/** The organizations' feeds of events: each numbered 1, 2, 3, ... without a gap that a reader could see. */
public interface EventFeed {
    /** The events that follow the one with this number, in order; a page costs the same wherever it lies. */
    List<Event> after(OrganizationId organization, long sequence, int limit);

    /** The number of the newest event; 0 before the first. */
    long head(OrganizationId organization);
}
