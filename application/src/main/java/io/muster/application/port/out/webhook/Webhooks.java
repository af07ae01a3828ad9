package io.muster.application.port.out.webhook;

import io.muster.domain.organization.OrganizationId;
import io.muster.domain.webhook.Webhook;
import io.muster.domain.webhook.WebhookId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The webhooks of all organizations. Admins change the settings of a webhook by {@link #save}; {@link WebhookQueue}
 * changes its progress. Neither overwrites the other.
 */
public interface Webhooks {
    /** Adds a webhook, which is due at once. */
    void add(Webhook webhook);

    /**
     * Stores the settings of a locked webhook, but not its progress. An active webhook is due at once and no longer
     * paused; an inactive one is not due until it is active again.
     */
    void save(Webhook webhook, Instant now);

    Optional<Webhook> find(OrganizationId organization, WebhookId id);

    /** Finds a webhook as {@link #find} does, and locks it until the unit of work ends. */
    Optional<Webhook> lock(OrganizationId organization, WebhookId id);

    /** Lists the webhooks of an organization in the order of their creation. */
    List<Webhook> of(OrganizationId organization);

    /**
     * Returns a page of organizations with active webhooks that one of these has created, in the order of their ids.
     * The cost grows with the webhooks that they have created only.
     */
    List<OrganizationId> organizationsWithWebhooksBy(Set<String> creators, Optional<OrganizationId> after, int limit);

    /** Removes a webhook with its deliveries. */
    void remove(OrganizationId organization, WebhookId id);
}
