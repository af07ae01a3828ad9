package io.muster.domain.webhook;

import io.muster.domain.organization.OrganizationId;
import java.time.Instant;
import java.util.Optional;

/**
 * An event that a webhook has failed to take, so far or for good. What is delivered leaves no trace but the webhook's
 * progress.
 *
 * @param sequence the event's place in the feed
 * @param firstAttemptAt when its 24 hours began
 * @param nextAttemptAt empty once nobody tries any more: a dead letter
 */
public record Delivery(
        OrganizationId organization,
        WebhookId webhook,
        long sequence,
        int attempts,
        Instant firstAttemptAt,
        Instant lastAttemptAt,
        Optional<Instant> nextAttemptAt,
        DeliveryResponse lastAnswer) {

    /** After the first attempt of an event. */
    public static Delivery failed(Webhook webhook, long sequence, DeliveryResponse answer, Instant now, double jitter) {
        return new Delivery(
                webhook.organization(), webhook.id(), sequence, 1, now, now, Backoff.next(now, 1, now, jitter), answer);
    }

    public Delivery failedAgain(DeliveryResponse answer, Instant now, double jitter) {
        return with(attempts + 1, firstAttemptAt, now, Backoff.next(firstAttemptAt, attempts + 1, now, jitter), answer);
    }

    /** There is nothing left to send. */
    public Delivery abandoned(DeliveryResponse why, Instant now) {
        return with(attempts, firstAttemptAt, now, Optional.empty(), why);
    }

    /** Due at once, with another 24 hours. */
    public Delivery replayed(Instant now) {
        return with(0, now, lastAttemptAt, Optional.of(now), lastAnswer);
    }

    public boolean dead() {
        return nextAttemptAt.isEmpty();
    }

    private Delivery with(
            int newAttempts, Instant first, Instant last, Optional<Instant> next, DeliveryResponse answer) {
        return new Delivery(organization, webhook, sequence, newAttempts, first, last, next, answer);
    }
}
