package io.muster.domain.webhook;

import java.util.UUID;

/** A webhook's id, unique in its organization. */
public record WebhookId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
