package io.muster.application.port.out.event;

import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.UserId;
import io.muster.domain.event.PendingEvent;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The pending events of all organizations: committed with the work that they are about, and not yet in a feed. */
public interface Outbox {
    void add(List<PendingEvent> events);

    /** Adds a pending event without content for each present member of the group, in one statement. */
    void addForMembers(OrganizationId organization, GroupId group);

    /** Returns the oldest pending events in the order in which they were added, bounded also in bytes. */
    Slice<Waiting> waiting(OrganizationId organization, int limit);

    /** Removes the pending events at these positions. */
    void remove(OrganizationId organization, Collection<Long> positions);

    /** Stores up to which member the audience of a pending event was served. */
    void progressed(OrganizationId organization, long position, UserId last);

    /**
     * Returns a page of organizations that have pending events, in the order of their ids, those after the given one.
     */
    List<OrganizationId> organizations(Optional<OrganizationId> after, int limit);

    /**
     * A pending event in the outbox.
     *
     * @param position grows with the time of adding
     * @param last the member up to which a large audience was served
     */
    record Waiting(long position, PendingEvent pending, Optional<UserId> last) {}
}
