package io.muster.application.service.webhook;

import io.muster.application.port.out.Environment;
import io.muster.domain.event.Event;
import io.muster.domain.token.SealedSecret;
import io.muster.domain.token.SecretBox;
import io.muster.domain.webhook.Signing;
import io.muster.domain.webhook.SigningSecret;
import io.muster.domain.webhook.Webhook;
import java.time.Instant;

/** Makes, seals and opens signing secrets. Keeps none of them in clear text. */
final class WebhookSecrets {
    private final SecretBox box;
    private final Environment environment;

    WebhookSecrets(SecretBox box, Environment environment) {
        this.box = box;
        this.environment = environment;
    }

    SigningSecret fresh() {
        return new SigningSecret(environment.secrets().random(SigningSecret.BYTES));
    }

    SealedSecret sealed(SigningSecret secret, String place) {
        return box.seal(secret.bytes(), place, environment.secrets().random(SecretBox.NONCE_BYTES));
    }

    Signing signing(Webhook webhook, Event event, Instant now) {
        return new Signing(
                event.id().toString(),
                now,
                webhook.secretsAt(now).stream()
                        .map(stored -> new SigningSecret(box.open(stored, webhook.place())))
                        .toList());
    }
}
