package io.muster.application.port.out.webhook;

import io.muster.domain.organization.OrganizationId;
import io.muster.domain.webhook.Delivery;
import io.muster.domain.webhook.DeliveryProgress;
import io.muster.domain.webhook.Webhook;
import io.muster.domain.webhook.WebhookId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The webhooks of all organizations, which of them have something to do, and what each has failed to deliver.
 *
 * <p>Two write to a webhook: an admin its settings, by {@link #save}, and whoever delivers its progress, by
 * {@link #advance}; neither touches what is the other's.
 */
public interface Webhooks {
    /** So many webhooks of one organization are served at a time: slow ones leave room for others. */
    int MAX_CONCURRENT_PER_ORGANIZATION = 4;

    /** It has something to do at once, if only to see that there is nothing. */
    void add(Webhook webhook);

    /**
     * Stores the settings of a webhook that is locked, not its progress. If it is active it has something to do at once, and
     * a pause ends; if not, it has nothing to do until it is.
     */
    void save(Webhook webhook, Instant now);

    Optional<Webhook> find(OrganizationId organization, WebhookId id);

    /** As {@link #find}, and holds the webhook until the unit of work ends. */
    Optional<Webhook> lock(OrganizationId organization, WebhookId id);

    /** In the order of their creation. */
    List<Webhook> of(OrganizationId organization);

    /** Removes the webhook with its deliveries. */
    void remove(OrganizationId organization, WebhookId id);

    /** The organization's feed has something new: its active webhooks have something to do, unless they are paused. */
    void wake(OrganizationId organization, Instant now);

    /** The webhook has something to do if it is active; a pause ends. */
    void wake(OrganizationId organization, WebhookId id, Instant now);

    /** Sets a locked webhook's progress; deliveries of later events are forgotten, and it has something to do. */
    void rewind(OrganizationId organization, WebhookId id, DeliveryProgress progress, Instant now);

    /**
     * Takes at most so many webhooks that have something to do, those that wait longest first; until the deadline or their
     * {@link #release} nobody else gets them. Of several who ask at once, each webhook goes to one. The cost is that of
     * those taken.
     */
    List<Claim> claim(Instant now, Instant deadline, int limit);

    /**
     * Stores how far a claimed webhook has come since the claim or the last call; does nothing and says so if the claim
     * is lost, the webhook was saved or removed, or its progress was set otherwise in between.
     */
    boolean advance(Claim claim, DeliveryProgress before, DeliveryProgress after);

    /** Gives a claim back; the webhook has something to do at the moment given, or as soon as it was woken meanwhile. */
    void release(Claim claim, Instant next);

    /** Adds the delivery, or replaces the one of the same event. */
    void put(Delivery delivery);

    void forget(Delivery delivery);

    Optional<Delivery> delivery(OrganizationId organization, WebhookId id, long sequence);

    /** Those to be tried again, the next one first. */
    List<Delivery> retrying(OrganizationId organization, WebhookId id, int limit);

    /** Those that nobody tries any more in the order of their events, those after the given one. */
    List<Delivery> deadLetters(OrganizationId organization, WebhookId id, long after, int limit);

    /** Makes all dead letters due at once, with another 24 hours; returns how many there were. */
    int replayDeadLetters(OrganizationId organization, WebhookId id, Instant now);

    /** What each of the organization's webhooks has failed to deliver, in one query; webhooks without may be missing. */
    Map<WebhookId, Backlog> backlogs(OrganizationId organization);

    /** A webhook as it was when it was taken, and until when it is. */
    record Claim(Webhook webhook, Instant deadline) {}

    /** How many deliveries are tried again, and how many aren't any more. */
    record Backlog(long retrying, long dead) {
        public static final Backlog NONE = new Backlog(0, 0);
    }
}
