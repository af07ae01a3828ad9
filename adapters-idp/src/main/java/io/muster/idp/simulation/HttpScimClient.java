package io.muster.idp.simulation;

import io.muster.application.port.out.simulation.ScimClient;
import io.muster.application.port.out.simulation.ScimClient.Reply.Answered;
import io.muster.application.port.out.simulation.ScimClient.Reply.NoAnswer;
import io.muster.outbound.OutboundHttp;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Sends SCIM requests by the guarded way out. */
public final class HttpScimClient implements ScimClient {
    /** The longest body of an answer that is read. */
    public static final int MAX_ANSWER_BYTES = 256 * 1_024;

    private static final String MEDIA_TYPE = "application/scim+json";

    private final OutboundHttp http;

    public HttpScimClient(OutboundHttp http) {
        this.http = http;
    }

    @Override
    public Reply send(Target target, Request request) {
        Map<String, String> headers = new HashMap<>(Map.of(
                "Authorization",
                "Bearer " + target.token(),
                "User-Agent",
                target.userAgent(),
                "Accept",
                MEDIA_TYPE,
                "Content-Type",
                MEDIA_TYPE));
        request.ifMatch().ifPresent(tag -> headers.put("If-Match", tag));
        request.requestId().ifPresent(id -> headers.put("X-Request-Id", id));
        try {
            OutboundHttp.Answer answer = http.exchange(
                    new OutboundHttp.Request(
                            request.method(),
                            URI.create(target.base() + request.target()),
                            headers,
                            request.body().map(body -> body.getBytes(StandardCharsets.UTF_8))),
                    MAX_ANSWER_BYTES);
            String body = new String(answer.body(), StandardCharsets.UTF_8);
            Optional<JsonValue> parsed = parsed(body);
            return new Answered(answer.status(), body, pointer -> ConversationFiles.at(pointer, parsed));
        } catch (IOException failed) {
            return new NoAnswer(String.valueOf(failed.getMessage()));
        }
    }

    private static Optional<JsonValue> parsed(String body) {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return Optional.of(reader.readValue());
        } catch (JsonException noJson) {
            return Optional.empty();
        }
    }
}
