package io.muster.application.service.event;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.event.ReadEvents;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.event.EventFeed;
import io.muster.application.port.out.event.FeedAlarm;
import io.muster.application.service.OrganizationAccess;
import io.muster.domain.directory.UserId;
import io.muster.domain.event.Event;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.domain.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the feed, after moving into it what was committed before the call. */
final class EventReading implements ReadEvents {
    private final UnitOfWork unitOfWork;
    private final EventFeed feed;
    private final FeedWriter writer;
    private final OrganizationAccess access;

    EventReading(Ports ports, FeedAlarm alarm, Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.feed = ports.eventFeed();
        this.writer = new FeedWriter(ports, alarm, environment);
        this.access = new OrganizationAccess(ports.organizations());
    }

    @Override
    public Events after(AdminCaller caller, OrganizationId id, long sequence, int limit) {
        return read(caller, id, waiting -> {
            // the head first: an event that is added meanwhile is on the page and does not look like a gap
            long head = feed.head(id);
            Slice<Event> events = feed.after(id, sequence, limit);
            boolean gap = events.items().isEmpty()
                    ? sequence != head
                    : events.items().get(0).sequence() != sequence + 1;
            if (gap) {
                throw new Problem(
                        Problem.Code.INVALID_CURSOR,
                        "What follows event " + sequence + " is not in the feed: it is no longer kept, or yet to come."
                                + " Read the feed's state, and go on after the event that it names");
            }
            return page(events, sequence, waiting);
        });
    }

    @Override
    public Events oldest(AdminCaller caller, OrganizationId id, int limit) {
        return read(caller, id, waiting -> {
            long head = feed.head(id);
            return page(feed.after(id, 0, limit), head, waiting);
        });
    }

    @Override
    public State state(AdminCaller caller, OrganizationId id, Optional<UserId> after, int limit) {
        return read(caller, id, waiting -> {
            // the head first: a reader may get events again that the page contains already, but misses none
            long head = feed.head(id);
            return new State(
                    head,
                    feed.publishedPage(id, after, limit)
                            .map(published -> new MemberAccess(published.user(), published.access())));
        });
    }

    private <T> T read(AdminCaller caller, OrganizationId id, Function<Boolean, T> reading) {
        unitOfWork.read(() -> access.find(caller, id));
        boolean waiting = writer.write(id);
        return unitOfWork.read(() -> reading.apply(waiting));
    }

    private static Events page(Slice<Event> events, long ifEmpty, boolean waiting) {
        List<Event> items = events.items();
        return new Events(
                items, items.isEmpty() ? ifEmpty : items.get(items.size() - 1).sequence(), waiting || events.more());
    }
}
