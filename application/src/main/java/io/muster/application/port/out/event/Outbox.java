package io.muster.application.port.out.event;

import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.UserId;
import io.muster.domain.event.PendingEvent;
import io.muster.domain.organization.OrganizationId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What units of work have to tell; it commits with them and waits here for its place in the feed. */
public interface Outbox {
    void announce(List<PendingEvent> announcements);

    /** Announces that the access of every present member of the group may change, in one statement. */
    void announceMembers(OrganizationId organization, GroupId group);

    /** The oldest ones, in the order in which they were announced. */
    List<Waiting> waiting(OrganizationId organization, int limit);

    /** That these have their place in the feed. */
    void done(OrganizationId organization, Collection<Long> positions);

    /** How far an announcement has been worked off that reaches many. */
    void progressed(OrganizationId organization, long position, UserId last);

    /** Organizations that have something waiting, those after the given one, at most so many. */
    List<OrganizationId> organizations(Optional<OrganizationId> after, int limit);

    /**
     * An announcement that waits.
     *
     * @param position grows with the time of announcing
     * @param last the last member whose access was looked at, where it reaches many
     */
    record Waiting(long position, PendingEvent announcement, Optional<UserId> last) {}
}
