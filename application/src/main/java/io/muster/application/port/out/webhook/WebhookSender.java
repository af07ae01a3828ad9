package io.muster.application.port.out.webhook;

import io.muster.domain.event.Event;
import io.muster.domain.problem.Problem;
import io.muster.domain.webhook.DeliveryResponse;
import io.muster.domain.webhook.Signing;
import io.muster.domain.webhook.WebhookUrl;

/** The way out to webhooks. Never called inside a unit of work: it may take seconds. */
public interface WebhookSender {
    /** @throws Problem INVALID_VALUE if nothing may be sent there: the host is unknown, or one of its addresses isn't public */
    void check(WebhookUrl url);

    /** Writes the event as a message, signs and sends it, within a bounded time; whatever goes wrong is an answer. */
    DeliveryResponse send(WebhookUrl url, Event event, Signing signing);
}
