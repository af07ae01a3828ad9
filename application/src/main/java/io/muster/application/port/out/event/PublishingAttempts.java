package io.muster.application.port.out.event;

import io.muster.domain.event.PublishingState;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import java.time.Instant;
import java.util.Optional;

/**
 * The attempts to move pending events into the feeds, and the events that are withheld because theirs failed. Call it
 * with the feed locked, see {@link EventFeed#lock}.
 */
public interface PublishingAttempts {
    PublishingState state(OrganizationId organization);

    void save(OrganizationId organization, PublishingState state);

    /** Returns the oldest pending event; empty if none is pending. */
    Optional<Oldest> oldest(OrganizationId organization);

    /** Returns the position of the last one of so many pending events, the oldest first; 0 if none is pending. */
    long last(OrganizationId organization, int number);

    /** Stores the attempts and the failure of a pending event. */
    void save(OrganizationId organization, Oldest attempted);

    /** Takes a pending event out of the outbox, and keeps it as it is. */
    void withhold(OrganizationId organization, long position, String reason, Instant now);

    /** Lists withheld events after the position, in the order in which they were pending. */
    Slice<Withheld> withheld(OrganizationId organization, Optional<Long> after, int limit);

    /** Makes a withheld event the newest pending one; returns false if there is none at the position. */
    boolean release(OrganizationId organization, long position);

    /** Deletes at most so many events that were withheld before the moment; returns how many. */
    int purge(OrganizationId organization, Instant before, int limit);

    /**
     * The oldest pending event. Nothing of its content is interpreted.
     *
     * @param type the name of the type of the event; empty if it has members to compare only
     * @param subject the path of what it is about, such as {@code members/<id>}
     * @param attempts how often it was attempted alone
     * @param failure why the last one of these failed; empty while it is at work, or if its node has stopped
     */
    record Oldest(long position, Optional<String> type, String subject, int attempts, Optional<String> failure) {
        public Oldest attempted(int times, Optional<String> why) {
            return new Oldest(position, type, subject, times, why);
        }
    }

    /** A withheld event, as {@link Oldest} describes it. */
    record Withheld(long position, Optional<String> type, String subject, String reason, Instant at) {}
}
