package io.muster.rest.json;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Parses request bodies within the published limits. */
public final class JsonObjects {
    public static final int MAX_DEPTH = 32;

    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private JsonObjects() {}

    /** @throws InvalidJson if the bytes are not one JSON object, or one that is nested deeper than {@value #MAX_DEPTH} */
    public static JsonObject parse(byte[] body) {
        requireDepth(body);
        try (JsonReader reader = READERS.createReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8)) {
            if (reader.readValue() instanceof JsonObject object) {
                return object;
            }
        } catch (JsonException | IllegalStateException malformed) {
            throw new InvalidJson("The body is not valid JSON");
        } catch (ArithmeticException | NumberFormatException | UnsupportedOperationException outOfRange) {
            throw new InvalidJson("The body has a number that is out of range");
        }
        throw new InvalidJson("The body is not a JSON object");
    }

    /** Checks the depth before parsing, because a parser may be recursive. */
    private static void requireDepth(byte[] body) {
        int depth = 0;
        boolean quoted = false;
        for (int at = 0; at < body.length; at++) {
            byte c = body[at];
            if (quoted) {
                if (c == '\\') {
                    at++;
                } else if (c == '"') {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{' || c == '[') {
                if (++depth > MAX_DEPTH) {
                    throw new InvalidJson("The body is nested deeper than " + MAX_DEPTH);
                }
            } else if (c == '}' || c == ']') {
                depth--;
            }
        }
    }
}
