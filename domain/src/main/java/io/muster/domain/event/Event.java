package io.muster.domain.event;

import io.muster.domain.organization.OrganizationId;
import java.time.Instant;
import java.util.UUID;

/**
 * One line of an organization's feed.
 *
 * @param sequence the place in the feed: 1, 2, 3, ... without a gap
 * @param id the same however often the event is delivered
 * @param subject the member, group or mapping that it is about, for example {@code members/<id>}
 */
public record Event(
        OrganizationId organization,
        long sequence,
        UUID id,
        EventType type,
        String subject,
        Instant at,
        EventData data) {}
