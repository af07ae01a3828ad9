package io.muster.rest.scim;

import io.muster.domain.problem.Quoted;
import io.muster.rest.http.Exchange;
import io.muster.rest.json.JsonObjects;
import io.muster.rest.scim.json.ScimJson;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the name of a resource in a body that may be refused: an admin looks for a failure by the name that was sent.
 */
final class SentNames {
    private SentNames() {}

    /** Parses a whole resource, and keeps its name for the log in case that it is refused. */
    static JsonObject parse(byte[] body, Exchange exchange) {
        JsonObject resource = JsonObjects.parse(body);
        of(resource).ifPresent(exchange::concerns);
        return resource;
    }

    /** Returns the userName, or else the displayName, as messages quote it; empty without a text of them. */
    static Optional<String> of(JsonObject resource) {
        return Stream.of("userName", "displayName")
                .flatMap(name -> ScimJson.find(resource, name).stream())
                .filter(value -> value instanceof JsonString && !ScimJson.isCleared(value))
                .findFirst()
                .map(value -> Quoted.of(((JsonString) value).getString().strip()));
    }
}
