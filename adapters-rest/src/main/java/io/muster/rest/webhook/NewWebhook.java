package io.muster.rest.webhook;

import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A webhook to register. */
@Schema(examples = "{\"url\": \"https://product.example/hooks/muster\", \"description\": \"product\"}")
record NewWebhook(
        @Schema(
                description = "A public https address.",
                maxLength = 2048,
                examples = "https://product.example/hooks/muster")
        String url,

        @Schema(maxLength = 200) Optional<String> description) {}
