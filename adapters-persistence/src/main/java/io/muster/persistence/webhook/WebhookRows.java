package io.muster.persistence.webhook;

import io.muster.domain.organization.OrganizationId;
import io.muster.domain.token.SealedSecret;
import io.muster.domain.webhook.Delivery;
import io.muster.domain.webhook.DeliveryProgress;
import io.muster.domain.webhook.DeliveryResponse;
import io.muster.domain.webhook.RetiringSecret;
import io.muster.domain.webhook.Webhook;
import io.muster.domain.webhook.WebhookId;
import io.muster.domain.webhook.WebhookUrl;
import java.net.URI;
import java.util.Optional;

/** Converts webhooks and deliveries to rows and back. */
final class WebhookRows {
    private WebhookRows() {}

    /** Returns the row of a new webhook, which is due at once. */
    static WebhookEntity row(Webhook webhook) {
        WebhookEntity row = new WebhookEntity();
        row.organizationId = webhook.organization().value();
        row.id = webhook.id().value();
        row.url = webhook.url().text();
        row.description = webhook.description();
        row.state = webhook.state().name();
        row.secret = webhook.secret().text();
        webhook.retiring().ifPresent(retiring -> {
            row.retiringSecret = retiring.secret().text();
            row.retiringUntil = retiring.until();
        });
        row.createdAt = webhook.createdAt();
        row.createdBy = webhook.createdBy();
        row.version = webhook.version();
        row.delivered = webhook.progress().delivered();
        row.failures = webhook.progress().failures();
        webhook.progress().pausedUntil().ifPresent(until -> row.pausedUntil = until);
        row.dueAt = webhook.createdAt();
        return row;
    }

    static Webhook webhook(WebhookEntity row) {
        return new Webhook(
                new OrganizationId(row.organizationId),
                new WebhookId(row.id),
                new WebhookUrl(URI.create(row.url)),
                row.description,
                Webhook.State.valueOf(row.state),
                new SealedSecret(row.secret),
                Optional.ofNullable(row.retiringSecret)
                        .map(secret -> new RetiringSecret(new SealedSecret(secret), row.retiringUntil)),
                row.createdAt,
                row.createdBy,
                row.version,
                new DeliveryProgress(row.delivered, row.failures, Optional.ofNullable(row.pausedUntil)));
    }

    static WebhookDeliveryEntity row(Delivery delivery) {
        WebhookDeliveryEntity row = new WebhookDeliveryEntity();
        row.organizationId = delivery.organization().value();
        row.webhookId = delivery.webhook().value();
        row.sequence = delivery.sequence();
        row.attempts = delivery.attempts();
        row.firstAttemptAt = delivery.firstAttemptAt();
        row.lastAttemptAt = delivery.lastAttemptAt();
        delivery.nextAttemptAt().ifPresent(at -> row.nextAttemptAt = at);
        delivery.lastResponse().status().ifPresent(status -> row.lastStatus = status);
        delivery.lastResponse().failure().ifPresent(failure -> row.lastFailure = failure);
        return row;
    }

    static Delivery delivery(WebhookDeliveryEntity row) {
        return new Delivery(
                new OrganizationId(row.organizationId),
                new WebhookId(row.webhookId),
                row.sequence,
                row.attempts,
                row.firstAttemptAt,
                row.lastAttemptAt,
                Optional.ofNullable(row.nextAttemptAt),
                new DeliveryResponse(Optional.ofNullable(row.lastStatus), Optional.ofNullable(row.lastFailure)));
    }
}
