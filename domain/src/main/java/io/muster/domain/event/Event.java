package io.muster.domain.event;

import io.muster.domain.organization.OrganizationId;
import java.time.Instant;
import java.util.UUID;

/**
 * One entry of an organization's feed.
 *
 * @param sequence the position in the feed: 1, 2, 3, ... without a gap
 * @param id the same for every delivery of the event
 * @param type the name of an {@link EventType}, which a newer version may have written, and this one does not have
 * @param subject the path of the changed member, group or mapping, such as {@code members/<id>}
 */
public record Event(
        OrganizationId organization, long sequence, UUID id, String type, String subject, Instant at, EventData data) {}
