package io.muster.application.port.out.webhook;

import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.domain.webhook.Delivery;
import io.muster.domain.webhook.WebhookId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The failed deliveries of all webhooks: those that are attempted again, and dead letters. */
public interface Deliveries {
    /** Adds a delivery, or replaces the one of the same event. */
    void put(Delivery delivery);

    void remove(Delivery delivery);

    Optional<Delivery> find(OrganizationId organization, WebhookId id, long sequence);

    /** Lists deliveries that are attempted again, the next one first. */
    List<Delivery> retrying(OrganizationId organization, WebhookId id, int limit);

    /** Lists dead letters of events after the given one, in the order of events. */
    Slice<Delivery> deadLetters(OrganizationId organization, WebhookId id, long after, int limit);

    /** Makes all dead letters of a webhook due at once, with another 24 hours of attempts. Returns their number. */
    int replayDeadLetters(OrganizationId organization, WebhookId id, Instant now);

    /** Counts the deliveries of each webhook in one query. Webhooks without deliveries may be missing. */
    Map<WebhookId, Backlog> backlogs(OrganizationId organization);

    /**
     * Deletes at most so many dead letters of the organization whose last attempt was before the moment; returns how
     * many.
     */
    int purgeDeadLetters(OrganizationId organization, Instant before, int limit);

    /** The numbers of deliveries that are attempted again, and of dead letters. */
    record Backlog(long retrying, long dead) {
        public static final Backlog NONE = new Backlog(0, 0);
    }
}
