package io.muster.domain.webhook;

import io.muster.domain.organization.OrganizationId;
import java.time.Instant;
import java.util.Optional;

/**
 * A failed delivery: an event that a webhook has not accepted yet, or never accepted. A successful delivery is not
 * stored; it only advances the webhook's progress.
 *
 * @param sequence the sequence number of the event
 * @param firstAttemptAt the start of the 24 hours of attempts
 * @param nextAttemptAt empty for a dead letter, which is not attempted again
 */
public record Delivery(
        OrganizationId organization,
        WebhookId webhook,
        long sequence,
        int attempts,
        Instant firstAttemptAt,
        Instant lastAttemptAt,
        Optional<Instant> nextAttemptAt,
        DeliveryResponse lastResponse) {

    /** Returns the delivery after a failed first attempt. */
    public static Delivery failed(
            Webhook webhook, long sequence, DeliveryResponse response, Instant now, double jitter) {
        return new Delivery(
                webhook.organization(),
                webhook.id(),
                sequence,
                1,
                now,
                now,
                Backoff.next(now, 1, now, jitter),
                response);
    }

    public Delivery failedAgain(DeliveryResponse response, Instant now, double jitter) {
        return with(
                attempts + 1, firstAttemptAt, now, Backoff.next(firstAttemptAt, attempts + 1, now, jitter), response);
    }

    /** Returns the delivery as a dead letter, because there is nothing left to send. */
    public Delivery abandoned(DeliveryResponse why, Instant now) {
        return with(attempts, firstAttemptAt, now, Optional.empty(), why);
    }

    /** Returns the delivery as due at once, with another 24 hours of attempts. */
    public Delivery replayed(Instant now) {
        return with(0, now, lastAttemptAt, Optional.of(now), lastResponse);
    }

    public boolean dead() {
        return nextAttemptAt.isEmpty();
    }

    private Delivery with(
            int newAttempts, Instant first, Instant last, Optional<Instant> next, DeliveryResponse response) {
        return new Delivery(organization, webhook, sequence, newAttempts, first, last, next, response);
    }
}
