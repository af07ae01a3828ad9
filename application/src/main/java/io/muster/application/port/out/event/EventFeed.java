package io.muster.application.port.out.event;

import io.muster.domain.access.EffectiveAccess;
import io.muster.domain.directory.UserId;
import io.muster.domain.event.Event;
import io.muster.domain.organization.OrganizationId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** The organizations' feeds of events: each numbered 1, 2, 3, ... without a gap that a reader could see. */
public interface EventFeed {
    /** The events that follow the one with this number, in order; a page costs the same wherever it lies. */
    List<Event> after(OrganizationId organization, long sequence, int limit);

    /** The number of the newest event; 0 before the first. */
    long head(OrganizationId organization);

    /** As {@link #head}, and holds the feed until the unit of work ends: only its holder appends. */
    long lock(OrganizationId organization);

    /** As {@link #lock}; empty if somebody else holds it: nobody waits. */
    Optional<Long> lockUnlessHeld(OrganizationId organization);

    /** Appends events numbered from the one after {@link #lock} on. */
    void append(OrganizationId organization, List<Event> events);

    /** What the feed last said of these members' access; who was never mentioned is missing. */
    Map<UserId, EffectiveAccess> publishedAccess(OrganizationId organization, Collection<UserId> users);

    /** A page of everybody whom the feed last said to have access, in the order of ids, those after the given one. */
    SortedMap<UserId, EffectiveAccess> publishedPage(OrganizationId organization, Optional<UserId> after, int limit);

    /** Remembers what the feed now says; who is shut out is forgotten. */
    void recordPublished(OrganizationId organization, Map<UserId, EffectiveAccess> accesses);

    /**
     * Deletes at most so many events from before the moment; returns how many. What stays has no gap: the first that isn't
     * from before ends it.
     */
    int purge(OrganizationId organization, Instant before, int limit);

    /** Makes room for the events of the coming months, where the database wants that; may be called at any time. */
    void prepare(Instant now);
}
