package io.muster.application.port.out.webhook;

import io.muster.domain.organization.OrganizationId;
import io.muster.domain.webhook.DeliveryProgress;
import io.muster.domain.webhook.Webhook;
import io.muster.domain.webhook.WebhookId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The webhooks of all organizations as a queue of work: which ones are due, who has claimed them, how far they have
 * come.
 */
public interface WebhookQueue {
    /** The limit for concurrent claims of one organization, so that its slow receivers leave room for others. */
    int MAX_CONCURRENT_PER_ORGANIZATION = 4;

    /** Makes the active webhooks of an organization due, except for paused ones, because its feed has new events. */
    void wake(OrganizationId organization, Instant now);

    /** Makes a webhook due if it is active, and ends a pause. */
    void wake(OrganizationId organization, WebhookId id, Instant now);

    /** Sets the progress of a locked webhook, makes it due, and removes the deliveries of later events. */
    void rewind(OrganizationId organization, WebhookId id, DeliveryProgress progress, Instant now);

    /**
     * Returns a page of organizations with due webhooks, in the order of their ids. The cost grows with due webhooks
     * only.
     */
    List<OrganizationId> organizations(Instant now, Optional<OrganizationId> after, int limit);

    /**
     * Claims due webhooks of the organization, the longest due first. Until the deadline or {@link #release} no other
     * caller gets them. Of concurrent callers, one gets each webhook.
     *
     * @param limit the maximal number of claims
     */
    List<Claim> claim(OrganizationId organization, Instant now, Instant deadline, int limit);

    /**
     * Stores the progress of a claimed webhook. Returns false, and stores nothing, if the claim has expired, or the
     * webhook was saved, rewound or removed in the meantime.
     *
     * @param before the progress at the time of the claim or of the last call
     */
    boolean advance(Claim claim, DeliveryProgress before, DeliveryProgress after);

    /**
     * Ends a claim.
     *
     * @param next when the webhook is due again, unless it was woken in the meantime
     */
    void release(Claim claim, Instant next);

    /** A webhook at the time of its claim, and the end of the claim. */
    record Claim(Webhook webhook, Instant deadline) {}
}
