package io.muster.rest.webhook;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A webhook with a fresh secret. */
public record IssuedWebhookView(
        @Schema(description = "The secret that signs (whsec_...). It is not shown again.", examples = "whsec_...")
        String secret,

        WebhookView webhook) {}
