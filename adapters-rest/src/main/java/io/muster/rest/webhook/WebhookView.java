package io.muster.rest.webhook;

import io.muster.application.port.in.webhook.ManageWebhooks;
import io.muster.domain.webhook.RetiringSecret;
import io.muster.domain.webhook.Webhook;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A webhook with its progress and failures. */
@Schema(description = "A webhook, its progress and its failures.")
public record WebhookView(
        UUID id,

        @Schema(examples = "https://product.example/hooks/muster")
        String url,

        @Schema(examples = "product") String description,

        @Schema(description = "DISABLED: switched off by an admin. GONE: the receiver answered 410.")
        Webhook.State state,

        Instant createdAt,
        @Schema(examples = "operator") String createdBy,

        @Schema(description = "The secret before the last rotation signs until then.")
        Optional<Instant> secretRetiresAt,

        @Schema(
                description = "The number of the last event that was sent, or is retried or a dead letter.",
                examples = "1041")
        long delivered,

        @Schema(description = "The number of events after that.", examples = "3")
        long waiting,

        @Schema(description = "The number of events that are sent again.", examples = "1")
        long retrying,

        @Schema(description = "The number of events that are not sent any more.", examples = "0")
        long deadLetters,

        @Schema(examples = "0") int failuresInARow,

        @Schema(description = "Nothing is sent until then.") Optional<Instant> pausedUntil) {

    static WebhookView of(ManageWebhooks.Status status) {
        Webhook webhook = status.webhook();
        return new WebhookView(
                webhook.id().value(),
                webhook.url().text(),
                webhook.description(),
                webhook.state(),
                webhook.createdAt(),
                webhook.createdBy(),
                webhook.retiringAt(status.now()).map(RetiringSecret::until),
                webhook.progress().delivered(),
                status.waiting(),
                status.retrying(),
                status.dead(),
                webhook.progress().failures(),
                webhook.progress().pausedUntil());
    }
}
