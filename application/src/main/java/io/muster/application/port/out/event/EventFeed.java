package io.muster.application.port.out.event;

import io.muster.domain.access.EffectiveAccess;
import io.muster.domain.directory.UserId;
import io.muster.domain.event.Event;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The feeds of all organizations, each numbered 1, 2, 3, ... without a gap that a reader could see. */
public interface EventFeed {
    /**
     * Returns a page of the events after the one with this number, in order, bounded also in bytes. Costs the same at
     * any position.
     */
    Slice<Event> after(OrganizationId organization, long sequence, int limit);

    /** Returns the number of the newest event; 0 before the first. */
    long head(OrganizationId organization);

    /** As {@link #head}, and locks the feed until the unit of work ends. Lock it before {@link #append}. */
    long lock(OrganizationId organization);

    /**
     * As {@link #lock}, but does not wait: empty if another unit of work has locked the feed, or its organization is
     * deleted.
     */
    Optional<Long> tryLock(OrganizationId organization);

    /** Appends events, which are numbered from the result of {@link #lock} plus one on. */
    void append(OrganizationId organization, List<Event> events);

    /**
     * Returns the access of at most a thousand members that the feed last published; members never mentioned are
     * missing.
     *
     * @return empty if it is too large for a {@link Slice}; that of a single member never is
     */
    Optional<Map<UserId, EffectiveAccess>> publishedAccess(OrganizationId organization, Collection<UserId> users);

    /**
     * Returns a page of the members with published access, in the order of their ids, those after the given one;
     * bounded also in bytes.
     */
    Slice<Published> publishedPage(OrganizationId organization, Optional<UserId> after, int limit);

    /** Stores the published access; deletes that of members who have none any more. */
    void recordPublished(OrganizationId organization, Map<UserId, EffectiveAccess> accesses);

    /**
     * Deletes at most so many events from before the moment, oldest first; returns how many. Stops at the first newer
     * event, so that the remaining ones have no gap.
     */
    int purge(OrganizationId organization, Instant before, int limit);

    /** The access of a member that the feed last published. */
    record Published(UserId user, EffectiveAccess access) {}

    /** Prepares storage for the events of the coming months, if the database needs that. Idempotent. */
    void prepare(Instant now);
}
