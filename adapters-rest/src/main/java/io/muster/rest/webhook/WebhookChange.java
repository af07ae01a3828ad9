package io.muster.rest.webhook;

import io.muster.domain.webhook.Webhook;
import io.muster.domain.webhook.WebhookUrl;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A webhook's change. Absent fields stay unchanged. */
@Schema(description = "Absent fields stay unchanged.", examples = """
                {"description": "product", "active": true}""")
record WebhookChange(
        @Schema(
                description = "A public https address.",
                maxLength = WebhookUrl.MAX_LENGTH,
                examples = "https://product.example/hooks/muster")
        Optional<String> url,

        @Schema(maxLength = Webhook.MAX_DESCRIPTION_LENGTH) Optional<String> description,

        @Schema(description = "Whether events are sent. What happened meanwhile is sent afterwards.")
        Optional<Boolean> active) {}
