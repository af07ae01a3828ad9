package io.muster.application.port.out.webhook;

import io.muster.domain.event.Event;
import io.muster.domain.problem.Problem;
import io.muster.domain.webhook.DeliveryResponse;
import io.muster.domain.webhook.Signing;
import io.muster.domain.webhook.WebhookUrl;

/** Sends events to webhooks. May take seconds: never call it inside a unit of work. */
public interface WebhookSender {
    /** @throws Problem INVALID_VALUE if the host is unknown, or one of its addresses is neither public nor allowed */
    void check(WebhookUrl url);

    /** Signs and sends the event within a bounded time. Returns failures of any kind, and throws none. */
    DeliveryResponse send(WebhookUrl url, Event event, Signing signing);
}
