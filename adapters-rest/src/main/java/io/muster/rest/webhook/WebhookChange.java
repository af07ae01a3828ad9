package io.muster.rest.webhook;

import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A webhook's change. What is absent stays as it is. */
@Schema(description = "What is absent stays as it is.", examples = """
                {"description": "product", "active": true}""")
record WebhookChange(
        @Schema(
                description = "A public https address.",
                maxLength = 2048,
                examples = "https://product.example/hooks/muster")
        Optional<String> url,

        @Schema(maxLength = 200) Optional<String> description,

        @Schema(description = "Whether events are sent. What happened meanwhile is sent afterwards.")
        Optional<Boolean> active) {}
