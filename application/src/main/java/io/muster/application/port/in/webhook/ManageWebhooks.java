package io.muster.application.port.in.webhook;

import io.muster.application.port.in.AdminCaller;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import io.muster.domain.webhook.Delivery;
import io.muster.domain.webhook.SigningSecret;
import io.muster.domain.webhook.Webhook;
import io.muster.domain.webhook.WebhookId;
import io.muster.domain.webhook.WebhookUrl;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An operator's conversation about the addresses that are told of an organization's events. */
public interface ManageWebhooks {
    /**
     * Told of what happens from now on.
     *
     * @throws Problem NOT_FOUND; INVALID_VALUE if nothing may be sent to the url; MODE_CONFLICT if the organization has as
     *     many as it may
     */
    Issued create(AdminCaller caller, OrganizationId organization, WebhookUrl url, String description);

    /** In the order of their creation. @throws Problem NOT_FOUND */
    List<Status> list(AdminCaller caller, OrganizationId organization);

    /** @throws Problem NOT_FOUND */
    Status find(AdminCaller caller, OrganizationId organization, WebhookId id);

    /** @throws Problem NOT_FOUND; INVALID_VALUE if nothing may be sent to the url */
    Status change(AdminCaller caller, OrganizationId organization, WebhookId id, Change change);

    /**
     * A new secret; the present one signs beside it for another 24 hours.
     *
     * @throws Problem NOT_FOUND; MODE_CONFLICT if two sign already
     */
    Issued rotateSecret(AdminCaller caller, OrganizationId organization, WebhookId id);

    /**
     * Only the current secret signs from now on.
     *
     * @throws Problem NOT_FOUND; MODE_CONFLICT if no other does
     */
    Status endOverlap(AdminCaller caller, OrganizationId organization, WebhookId id);

    /** Nothing is sent there any more. @throws Problem NOT_FOUND */
    void remove(AdminCaller caller, OrganizationId organization, WebhookId id);

    /** In the order of their events, those after the given one. @throws Problem NOT_FOUND */
    List<Delivery> deadLetters(AdminCaller caller, OrganizationId organization, WebhookId id, long after, int limit);

    /** Tries a dead letter again, with another 24 hours. @throws Problem NOT_FOUND */
    void replayDeadLetter(AdminCaller caller, OrganizationId organization, WebhookId id, long sequence);

    /** Tries all dead letters again; returns how many there are. @throws Problem NOT_FOUND */
    long replayDeadLetters(AdminCaller caller, OrganizationId organization, WebhookId id);

    /**
     * Sends all events after the one with this number, delivered before or not; returns how many there are.
     *
     * @throws Problem NOT_FOUND; INVALID_VALUE if the webhook hasn't come so far yet
     */
    long replayAfter(AdminCaller caller, OrganizationId organization, WebhookId id, long sequence);

    /** What shall be different. */
    record Change(Optional<WebhookUrl> url, Optional<String> description, Optional<Boolean> active) {}

    /** A webhook, and the secret that is in this answer only. */
    record Issued(Status status, SigningSecret secret) {}

    /**
     * A webhook, and how it fares.
     *
     * @param waiting events that it hasn't been told of yet
     * @param retrying deliveries that failed and are tried again
     * @param dead deliveries that nobody tries any more
     * @param now when that was so
     */
    record Status(Webhook webhook, long waiting, long retrying, long dead, Instant now) {}
}
