package io.muster.application.port.in;

import io.muster.domain.event.Event;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import java.util.List;

/** A host product follows an organization's feed. */
public interface ReadEvents {
    int MAX_LIMIT = 1_000;

    /**
     * The events after the one with this number, in order, with everything that was committed before the call.
     *
     * @throws Problem NOT_FOUND; INVALID_CURSOR if what follows is no longer kept, or the number is yet to come
     */
    List<Event> after(AdminCaller caller, OrganizationId id, long sequence, int limit);
}
