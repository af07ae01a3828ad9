package io.muster.application.port.in;

import io.muster.domain.event.Event;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import java.util.List;

/** A host product follows an organization's feed. */
public interface ReadEvents {
    int MAX_LIMIT = 1_000;

    /**
     * The events after the one with this number, in order, with everything that was committed before the call; where that is
     * very much, some is still on its way, and there is more.
     *
     * @throws Problem NOT_FOUND; INVALID_CURSOR if what follows is no longer kept, or the number is yet to come
     */
    Events after(AdminCaller caller, OrganizationId id, long sequence, int limit);

    /** @param more whether it is worth asking again at once */
    record Events(List<Event> page, boolean more) {
        public Events {
            page = List.copyOf(page);
        }
    }
}
