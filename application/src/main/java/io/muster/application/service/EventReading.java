package io.muster.application.service;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.ReadEvents;
import io.muster.application.port.out.EventFeed;
import io.muster.application.port.out.Organizations;
import io.muster.application.port.out.UnitOfWork;
import io.muster.domain.event.Event;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import java.util.List;

/** Reads the feed, with everything in it that was committed before the question. */
public final class EventReading implements ReadEvents {
    private final UnitOfWork unitOfWork;
    private final EventFeed feed;
    private final EventRelay relay;
    private final AdminAccess access;

    public EventReading(UnitOfWork unitOfWork, Organizations organizations, EventFeed feed, EventRelay relay) {
        this.unitOfWork = unitOfWork;
        this.feed = feed;
        this.relay = relay;
        this.access = new AdminAccess(organizations);
    }

    @Override
    public Events after(AdminCaller caller, OrganizationId id, long sequence, int limit) {
        unitOfWork.read(() -> access.find(caller, id));
        boolean waiting = relay.relay(id);
        return unitOfWork.read(() -> {
            List<Event> events = feed.after(id, sequence, limit);
            boolean gap = !events.isEmpty() && events.get(0).sequence() != sequence + 1;
            if (gap || (events.isEmpty() && sequence != feed.head(id))) {
                throw new Problem(
                        Problem.Code.INVALID_CURSOR,
                        "What follows event " + sequence + " is not in the feed: it is no longer kept, or yet to come."
                                + " Read the present accesses, then go on after event " + feed.head(id));
            }
            return new Events(events, waiting || events.size() == limit);
        });
    }
}
