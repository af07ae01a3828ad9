package io.muster.domain.event;

import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What a unit of work has to tell, before it has a place in the feed: an event, whose access may be another now, or both.
 * What the access is then is derived when the announcement gets its place. For many members that takes its time, which no
 * event waits for: then the two are announced one after the other.
 */
public record PendingEvent(OrganizationId organization, Optional<EventDraft> event, Audience audience) {

    public PendingEvent {
        if (event.isPresent() && (audience instanceof Audience.Group || audience instanceof Audience.Everybody)) {
            throw new IllegalArgumentException("an event would lose its place to those that come after it");
        }
    }

    /** An event without a place in the feed. */
    public record EventDraft(UUID id, EventType type, String subject, Instant at, EventData data) {}

    /** Whose access may have changed. */
    public sealed interface Audience {
        record Nobody() implements Audience {}

        record Member(UserId user) implements Audience {}

        /** Every member of a group. */
        record Group(GroupId group) implements Audience {}

        record Everybody() implements Audience {}
    }

    /** That a member's access may have changed, and nothing else. */
    public static PendingEvent of(OrganizationId organization, Audience audience) {
        return new PendingEvent(organization, Optional.empty(), audience);
    }
}
