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
 * The webhooks of all organizations, the time when each has something to do next, and its failed deliveries.
 *
 * <p>{@link #save} writes the settings of a webhook and {@link #advance} its progress; neither overwrites the other's part.
 */
public interface Webhooks {
    /** How many webhooks of one organization are served at a time: slow ones leave room for other organizations. */
    int MAX_CONCURRENT_PER_ORGANIZATION = 4;

    /** Adds a webhook, which has something to do at once. */
    void add(Webhook webhook);

    /**
     * Stores the settings of a webhook that is locked, but not its progress. An active webhook has something to do at once, and
     * its pause ends; an inactive one has nothing to do.
     */
    void save(Webhook webhook, Instant now);

    Optional<Webhook> find(OrganizationId organization, WebhookId id);

    /** As {@link #find}, and locks the webhook until the unit of work ends. */
    Optional<Webhook> lock(OrganizationId organization, WebhookId id);

    /** Returns the webhooks in the order of their creation. */
    List<Webhook> of(OrganizationId organization);

    /** Removes the webhook with its deliveries. */
    void remove(OrganizationId organization, WebhookId id);

    /** Gives the active webhooks of the organization something to do, unless they are paused: the feed has new events. */
    void wake(OrganizationId organization, Instant now);

    /** Gives the webhook something to do if it is active; a pause ends. */
    void wake(OrganizationId organization, WebhookId id, Instant now);

    /** Sets the progress of a locked webhook, deletes its deliveries of later events and gives it something to do. */
    void rewind(OrganizationId organization, WebhookId id, DeliveryProgress progress, Instant now);

    /**
     * Claims at most so many webhooks that have something to do, the longest waiting first. A webhook has one claim at a time:
     * until the deadline or {@link #release}. The cost grows with the number of claimed webhooks only.
     */
    List<Claim> claim(Instant now, Instant deadline, int limit);

    /**
     * Stores the progress of a claimed webhook. Returns false, and stores nothing, if the claim is lost, the webhook was saved
     * or removed, or its progress is not the given one any more.
     */
    boolean advance(Claim claim, DeliveryProgress before, DeliveryProgress after);

    /** Ends a claim. The webhook has something to do at the given moment, or at once if it was woken meanwhile. */
    void release(Claim claim, Instant next);

    /** Adds a failed delivery, or replaces the one of the same event. */
    void put(Delivery delivery);

    void forget(Delivery delivery);

    Optional<Delivery> delivery(OrganizationId organization, WebhookId id, long sequence);

    /** Returns the deliveries to try again, the next one first. */
    List<Delivery> retrying(OrganizationId organization, WebhookId id, int limit);

    /** Returns a page of dead letters in the order of their events, those after the given number. */
    List<Delivery> deadLetters(OrganizationId organization, WebhookId id, long after, int limit);

    /** Makes all dead letters due at once, for another 24 hours; returns how many there were. */
    int replayDeadLetters(OrganizationId organization, WebhookId id, Instant now);

    /** Counts the failed deliveries of each webhook of the organization, in one query; webhooks without may be missing. */
    Map<WebhookId, Backlog> backlogs(OrganizationId organization);

    /** A webhook as it was when it was claimed, with the end of the claim. */
    record Claim(Webhook webhook, Instant deadline) {}

    /** How many deliveries are tried again, and how many are dead letters. */
    record Backlog(long retrying, long dead) {
        public static final Backlog NONE = new Backlog(0, 0);
    }
}
