package io.muster.rest.webhook;

import io.muster.domain.webhook.Webhook;
import io.muster.domain.webhook.WebhookUrl;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A webhook to register. */
@Schema(examples = "{\"url\": \"https://product.example/hooks/muster\", \"description\": \"product\"}")
record NewWebhook(
        @Schema(
                description = "A public https address.",
                maxLength = WebhookUrl.MAX_LENGTH,
                examples = "https://product.example/hooks/muster")
        String url,

        @Schema(maxLength = Webhook.MAX_DESCRIPTION_LENGTH) Optional<String> description) {}
