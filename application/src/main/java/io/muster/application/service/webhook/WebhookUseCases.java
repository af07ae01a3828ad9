package io.muster.application.service.webhook;

import io.muster.application.port.in.webhook.DeliverWebhooks;
import io.muster.application.port.in.webhook.ManageWebhooks;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.webhook.WebhookSender;
import io.muster.application.service.audit.AuditTrail;
import io.muster.domain.token.SecretBox;

/** Makes the use cases for webhooks. */
public final class WebhookUseCases {
    private WebhookUseCases() {}

    public static ManageWebhooks manageWebhooks(
            Ports ports, WebhookSender sender, SecretBox box, AuditTrail auditTrail, Environment environment) {
        return new WebhookAdministration(ports, sender, box, auditTrail, environment);
    }

    public static DeliverWebhooks deliverWebhooks(
            Ports ports, WebhookSender sender, SecretBox box, Environment environment) {
        return new WebhookDelivery(ports, sender, box, environment);
    }
}
