package io.muster.application.port.in.event;

import io.muster.application.port.in.AdminCaller;
import io.muster.domain.access.EffectiveAccess;
import io.muster.domain.directory.UserId;
import io.muster.domain.event.Event;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** A host product follows an organization's feed. */
public interface ReadEvents {
    int MAX_LIMIT = 500;

    /**
     * The events after the one with this number, in order, with everything that was committed before the call; where that is
     * very much, some is still on its way, and there is more.
     *
     * @throws Problem NOT_FOUND; INVALID_CURSOR if what follows is no longer kept, or the number is yet to come
     */
    Events after(AdminCaller caller, OrganizationId id, long sequence, int limit);

    /**
     * As {@link #after}, beginning with the oldest event that is kept.
     *
     * @throws Problem NOT_FOUND
     */
    Events oldest(AdminCaller caller, OrganizationId id, int limit);

    /**
     * Where the feed has come to: a page of everybody who has access by what it said. Who reads all pages and then follows
     * the feed from the first page's head on ends up with what is true, whatever happens in between.
     *
     * @throws Problem NOT_FOUND
     */
    State state(AdminCaller caller, OrganizationId id, Optional<UserId> after, int limit);

    /**
     * @param head the newest event when the page was read
     * @param page in the order of ids
     */
    record State(long head, SortedMap<UserId, EffectiveAccess> page) {}

    /**
     * @param next the event after which to go on
     * @param more whether it is worth asking again at once
     */
    record Events(List<Event> page, long next, boolean more) {
        public Events {
            page = List.copyOf(page);
        }
    }
}
