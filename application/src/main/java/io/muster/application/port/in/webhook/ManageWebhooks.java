package io.muster.application.port.in.webhook;

import io.muster.application.port.in.AdminCaller;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.domain.problem.Problem;
import io.muster.domain.webhook.Delivery;
import io.muster.domain.webhook.SigningSecret;
import io.muster.domain.webhook.Webhook;
import io.muster.domain.webhook.WebhookId;
import io.muster.domain.webhook.WebhookUrl;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An operator or admin manages the webhooks of an organization. */
public interface ManageWebhooks {
    /**
     * Creates a webhook that receives the events from now on.
     *
     * @throws Problem NOT_FOUND; INVALID_VALUE if the url is not allowed; MODE_CONFLICT if the organization has the
     *     largest number of webhooks
     */
    Issued create(AdminCaller caller, OrganizationId organization, WebhookUrl url, String description);

    /**
     * Returns the webhooks in the order of their creation.
     *
     * @throws Problem NOT_FOUND
     */
    List<Status> list(AdminCaller caller, OrganizationId organization);

    /** @throws Problem NOT_FOUND */
    Status find(AdminCaller caller, OrganizationId organization, WebhookId id);

    /** @throws Problem NOT_FOUND; INVALID_VALUE if the url is not allowed */
    Status change(AdminCaller caller, OrganizationId organization, WebhookId id, Change change);

    /**
     * Issues a new secret. The present one signs beside it for another 24 hours.
     *
     * @throws Problem NOT_FOUND; MODE_CONFLICT if two sign already
     */
    Issued rotateSecret(AdminCaller caller, OrganizationId organization, WebhookId id);

    /**
     * Ends the older secret at once.
     *
     * @throws Problem NOT_FOUND; MODE_CONFLICT if there is no older secret
     */
    Status endOverlap(AdminCaller caller, OrganizationId organization, WebhookId id);

    /** @throws Problem NOT_FOUND */
    void remove(AdminCaller caller, OrganizationId organization, WebhookId id);

    /**
     * Returns a page of dead letters in the order of their events, those after the given number.
     *
     * @throws Problem NOT_FOUND
     */
    Slice<Delivery> deadLetters(AdminCaller caller, OrganizationId organization, WebhookId id, long after, int limit);

    /**
     * Tries a dead letter again, for another 24 hours.
     *
     * @throws Problem NOT_FOUND
     */
    void replayDeadLetter(AdminCaller caller, OrganizationId organization, WebhookId id, long sequence);

    /**
     * Tries all dead letters again, for another 24 hours; returns how many there are.
     *
     * @throws Problem NOT_FOUND
     */
    long replayDeadLetters(AdminCaller caller, OrganizationId organization, WebhookId id);

    /**
     * Sends all events after the one with this number again, also those delivered before; returns how many there are.
     *
     * @throws Problem NOT_FOUND; INVALID_VALUE if the number is beyond the last delivered event
     */
    long replayAfter(AdminCaller caller, OrganizationId organization, WebhookId id, long sequence);

    /** The new settings; an empty part stays as it is. */
    record Change(Optional<WebhookUrl> url, Optional<String> description, Optional<Boolean> active) {}

    /** A webhook with a fresh secret, which no later answer contains. */
    record Issued(Status status, SigningSecret secret) {}

    /**
     * A webhook with the state of its deliveries.
     *
     * @param waiting how many events were not sent yet
     * @param retrying how many failed deliveries are tried again
     * @param dead how many dead letters there are
     * @param now the time of the counts
     */
    record Status(Webhook webhook, long waiting, long retrying, long dead, Instant now) {}
}
