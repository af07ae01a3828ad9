package io.muster.rest.json;

import io.muster.domain.problem.Quoted;
import jakarta.json.Json;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Refuses objects that have a key twice: RFC 8259 leaves open which value counts, and a client that sends two can't
 * know what it changes.
 */
public final class UniqueKeys {
    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

    private UniqueKeys() {}

    /**
     * Reads the body once, in the time and memory of its size.
     *
     * @param body a valid JSON text, see {@link JsonObjects#parse}
     * @throws InvalidJson with the name of the key
     */
    public static void require(byte[] body) {
        Deque<Set<String>> open = new ArrayDeque<>();
        try (JsonParser parser = PARSERS.createParser(new ByteArrayInputStream(body), StandardCharsets.UTF_8)) {
            while (parser.hasNext()) {
                Event event = parser.next();
                if (event == Event.START_OBJECT) {
                    open.push(new HashSet<>());
                } else if (event == Event.END_OBJECT) {
                    open.pop();
                } else if (event == Event.KEY_NAME && !open.element().add(parser.getString())) {
                    throw new InvalidJson(Quoted.of(parser.getString()) + " is there twice");
                }
            }
        }
    }
}
