package io.muster.rest.scim.json;

import io.muster.domain.problem.Problem;
import io.muster.rest.scim.dialect.Tolerance;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reading of JSON within the published limits, and of values as the different identity providers write them. */
public final class ScimJson {
    public static final int MAX_DEPTH = 32;

    static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private ScimJson() {}

    /** @throws Problem INVALID_SYNTAX if the bytes aren't one JSON object, or one nested too deep */
    public static JsonObject object(byte[] body) {
        requireDepth(body);
        try (JsonReader reader = READERS.createReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8)) {
            if (reader.readValue() instanceof JsonObject object) {
                return object;
            }
        } catch (JsonException | IllegalStateException malformed) {
            throw invalid("The body is not valid JSON");
        }
        throw invalid("The body is not a JSON object");
    }

    /** Before anything is parsed: the parser may be recursive. */
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
                    throw invalid("The body is nested deeper than " + MAX_DEPTH);
                }
            } else if (c == '}' || c == ']') {
                depth--;
            }
        }
    }

    /** The value of the attribute, its name in any case. */
    public static Optional<JsonValue> find(JsonObject object, String name) {
        JsonValue exact = object.get(name);
        if (exact != null) {
            return Optional.of(exact);
        }
        return object.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Null, {@code []} and empty or blank text all mean that there is no value. */
    @Tolerance("empty-clears")
    public static boolean isCleared(JsonValue value) {
        return switch (value.getValueType()) {
            case NULL -> true;
            case ARRAY -> value.asJsonArray().isEmpty();
            case STRING -> ((JsonString) value).getString().isBlank();
            case OBJECT, NUMBER, TRUE, FALSE -> false;
        };
    }

    /**
     * The text that the value is, or that its only element is. Numbers and booleans are taken as they are written.
     *
     * @throws Problem INVALID_VALUE if it is an object, or more than one value
     */
    @Tolerance({"scalar-as-text", "list-for-single"})
    public static Optional<String> text(String name, JsonValue value) {
        if (isCleared(value)) {
            return Optional.empty();
        }
        return switch (value.getValueType()) {
            case STRING -> Optional.of(((JsonString) value).getString());
            case NUMBER -> Optional.of(number((JsonNumber) value));
            case TRUE, FALSE -> Optional.of(value.toString());
            case ARRAY -> text(name, only(name, value.asJsonArray()));
            case OBJECT -> throw Problem.invalidValue(name + " must be a string");
            case NULL -> Optional.empty();
        };
    }

    /** @throws Problem INVALID_VALUE if it is neither a boolean nor the text of one */
    @Tolerance({"flag-as-text", "list-for-single"})
    public static boolean flag(String name, JsonValue value) {
        return switch (value.getValueType()) {
            case TRUE -> true;
            case FALSE -> false;
            case STRING ->
                switch (((JsonString) value).getString().strip().toLowerCase(Locale.ROOT)) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw Problem.invalidValue(name + " must be true or false");
                };
            case ARRAY -> flag(name, only(name, value.asJsonArray()));
            case OBJECT, NUMBER, NULL -> throw Problem.invalidValue(name + " must be true or false");
        };
    }

    private static JsonValue only(String name, JsonArray array) {
        if (array.size() != 1) {
            throw Problem.invalidValue(name + " has one value only");
        }
        return array.get(0);
    }

    /** As written: converting a huge exponent would take for ever. */
    private static String number(JsonNumber number) {
        String written = number.bigDecimalValue().toString();
        return written.substring(0, Math.min(64, written.length()));
    }

    static Problem invalid(String detail) {
        return new Problem(Problem.Code.INVALID_SYNTAX, detail);
    }
}
