package io.muster.rest.webhook.sender;

import io.muster.application.port.out.webhook.WebhookSender;
import io.muster.domain.event.Event;
import io.muster.domain.problem.Problem;
import io.muster.domain.webhook.DeliveryResponse;
import io.muster.domain.webhook.Signing;
import io.muster.domain.webhook.WebhookUrl;
import io.muster.outbound.OutboundHttp;
import io.muster.outbound.OutboundHttp.Request;
import io.muster.outbound.RefusedUrlException;
import io.muster.rest.event.CloudEventJson;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Sends events as signed POST requests, and reads only the status of the response. */
public final class HttpWebhookSender implements WebhookSender {
    private final OutboundHttp http;

    public HttpWebhookSender(OutboundHttp http) {
        this.http = http;
    }

    @Override
    public void check(WebhookUrl url) {
        try {
            http.check(url.value());
        } catch (RefusedUrlException refused) {
            throw Problem.invalidValue(explained(refused));
        }
    }

    @Override
    public DeliveryResponse send(WebhookUrl url, Event event, Signing signing) {
        byte[] body = CloudEventJson.bytes(event);
        try {
            return DeliveryResponse.status(
                    http.status(new Request("POST", url.value(), headers(signing, body), Optional.of(body))));
        } catch (RefusedUrlException refused) {
            return DeliveryResponse.failure(explained(refused));
        } catch (IOException failed) {
            return DeliveryResponse.failure(String.valueOf(failed.getMessage()));
        }
    }

    private static String explained(RefusedUrlException refused) {
        return "url " + refused.reason();
    }

    private static Map<String, String> headers(Signing signing, byte[] body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "*/*");
        headers.put("Content-Type", CloudEventJson.MEDIA_TYPE);
        headers.put("webhook-id", signing.id());
        headers.put("webhook-timestamp", String.valueOf(signing.timestamp()));
        headers.put("webhook-signature", signing.signature(body));
        return headers;
    }
}
