package io.muster.application.port.in.event;

import io.muster.application.port.in.AdminCaller;
import io.muster.domain.access.EffectiveAccess;
import io.muster.domain.directory.UserId;
import io.muster.domain.event.Event;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.domain.problem.Problem;
import java.util.List;
import java.util.Optional;

/** A host product reads an organization's feed. */
public interface ReadEvents {
    /**
     * Returns the events after the one with this number, in order. First moves pending events into the feed: a page
     * contains what was committed before the call, or {@code more} is set.
     *
     * @throws Problem NOT_FOUND; INVALID_CURSOR if the next event is deleted already, or the number does not exist yet
     */
    Events after(AdminCaller caller, OrganizationId id, long sequence, int limit);

    /**
     * As {@link #after}, from the oldest event that the feed contains.
     *
     * @throws Problem NOT_FOUND
     */
    Events oldest(AdminCaller caller, OrganizationId id, int limit);

    /**
     * Returns a page of the access that the feed last published. A reader that takes all pages and then follows the
     * feed from the head of the first page misses no change.
     *
     * @throws Problem NOT_FOUND
     */
    State state(AdminCaller caller, OrganizationId id, Optional<UserId> after, int limit);

    /**
     * A page of published access.
     *
     * @param head the number of the newest event when the page was read
     * @param page the members who have access, in the order of their ids
     */
    record State(long head, Slice<MemberAccess> page) {}

    /** The access of a member. */
    record MemberAccess(UserId user, EffectiveAccess access) {}

    /**
     * A page of events.
     *
     * @param next the number after which the next page begins
     * @param more whether another page can be read at once
     */
    record Events(List<Event> page, long next, boolean more) {
        public Events {
            page = List.copyOf(page);
        }
    }
}
