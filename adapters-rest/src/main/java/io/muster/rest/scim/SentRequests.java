package io.muster.rest.scim;

import io.muster.domain.synclog.SentRequest;
import io.muster.rest.http.Exchange;
import io.muster.rest.json.InvalidJson;
import io.muster.rest.json.JsonObjects;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Describes refused writes, so that they can be sent again: without any password. */
final class SentRequests {
    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

    private static final String VERSION = "/v2/";
    private static final String PASSWORD = "password";

    private SentRequests() {}

    /** Returns the request; empty for a search, and for a body that is too long or no JSON object. */
    static Optional<SentRequest> describe(ContainerRequestContext request, Exchange exchange) {
        if (exchange.scimPath().search()
                || exchange.body().map(body -> body.length).orElse(0) > SentRequest.MAX_BODY) {
            return Optional.empty();
        }
        Optional<String> body =
                exchange.body().filter(bytes -> bytes.length > 0).map(SentRequests::redacted);
        return body.filter(String::isEmpty).isPresent()
                ? Optional.empty()
                : Optional.of(new SentRequest(
                        request.getMethod(),
                        target(request.getUriInfo().getRequestUri()),
                        Optional.ofNullable(request.getHeaderString(HttpHeaders.IF_MATCH)),
                        exchange.trace().userAgent(),
                        body));
    }

    private static String target(URI uri) {
        String path = uri.getRawPath();
        String below = path.substring(path.indexOf(VERSION) + VERSION.length() - 1);
        return uri.getRawQuery() == null ? below : below + "?" + uri.getRawQuery();
    }

    /** Returns the object without passwords; empty text if the bytes are no object. */
    static String redacted(byte[] body) {
        try {
            return redacted(JsonObjects.parse(body)).toString();
        } catch (InvalidJson malformed) {
            return "";
        }
    }

    private static JsonObject redacted(JsonObject object) {
        JsonObjectBuilder redacted = BUILDERS.createObjectBuilder();
        object.forEach((name, value) -> {
            if (!isPassword(name)) {
                redacted.add(name, redacted(value));
            }
        });
        return redacted.build();
    }

    private static JsonValue redacted(JsonValue value) {
        return switch (value.getValueType()) {
            case OBJECT -> redacted(value.asJsonObject());
            case ARRAY -> redacted(value.asJsonArray());
            case STRING, NUMBER, TRUE, FALSE, NULL -> value;
        };
    }

    /** Leaves out operations of a PATCH whose path is the password. */
    private static JsonArray redacted(JsonArray array) {
        JsonArrayBuilder redacted = BUILDERS.createArrayBuilder();
        for (JsonValue element : array) {
            boolean password = element instanceof JsonObject operation
                    && operation.entrySet().stream()
                            .anyMatch(field -> field.getKey().equalsIgnoreCase("path")
                                    && field.getValue() instanceof JsonString path
                                    && isPassword(path.getString().strip()));
            if (!password) {
                redacted.add(redacted(element));
            }
        }
        return redacted.build();
    }

    /** Also with a URN before it. */
    private static boolean isPassword(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.equals(PASSWORD) || lower.endsWith(":" + PASSWORD) || lower.endsWith("." + PASSWORD);
    }
}
