package io.muster.domain.webhook;

import java.util.UUID;

/** The id of a webhook: a version 7 UUID. */
public record WebhookId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
