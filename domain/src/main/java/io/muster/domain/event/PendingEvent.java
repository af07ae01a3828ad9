package io.muster.domain.event;

import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An entry of the outbox: a change that is committed but not yet numbered. It contains an event, or the members whose
 * access may have changed, or both. Access is derived when the relay numbers the entry.
 *
 * @param event the event to publish, if there is one
 * @param audience the members whose access is compared with the published one; an entry with an event has at most one
 */
public record PendingEvent(OrganizationId organization, Optional<EventDraft> event, Audience audience) {

    public PendingEvent {
        if (event.isPresent() && (audience instanceof Audience.Group || audience instanceof Audience.Everybody)) {
            throw new IllegalArgumentException("an event with many members to compare would delay the events after it");
        }
    }

    /**
     * An event without a sequence number.
     *
     * @param type as in {@link Event}
     */
    public record EventDraft(UUID id, String type, String subject, Instant at, EventData data) {}

    /** The members whose access may have changed. */
    public sealed interface Audience {
        record Nobody() implements Audience {}

        record Member(UserId user) implements Audience {}

        /** The members of a group. */
        record Group(GroupId group) implements Audience {}

        record Everybody() implements Audience {}
    }

    /** Returns an entry without an event. */
    public static PendingEvent of(OrganizationId organization, Audience audience) {
        return new PendingEvent(organization, Optional.empty(), audience);
    }
}
