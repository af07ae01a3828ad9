package io.muster.rest.json;

import io.muster.domain.problem.Quoted;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Parses request bodies within the published limits. Every limit is checked while reading, so that a body beyond one is
 * refused before it takes more memory than the limit allows.
 */
public final class JsonObjects {
    /** Objects and arrays inside one another. */
    public static final int MAX_DEPTH = 32;

    /** Objects, arrays, texts, numbers, booleans and nulls of a body together. */
    public static final int MAX_VALUES = 50_000;

    /** Characters of a name in an object. */
    public static final int MAX_NAME = 1_024;

    /** Characters of a number as written. */
    public static final int MAX_NUMBER = 64;

    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());
    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

    private final JsonParser parser;
    private final boolean unique;
    private int depth;
    private int values;
    private @Nullable String repeated;

    private JsonObjects(JsonParser parser, boolean unique) {
        this.parser = parser;
        this.unique = unique;
    }

    /** @throws InvalidJson if the bytes are not one JSON object in UTF-8, or one beyond a limit of this class */
    public static JsonObject parse(byte[] body) {
        return parse(body, false);
    }

    /**
     * As {@link #parse}, and refuses objects that have a name twice: RFC 8259 leaves open which value counts, and a
     * client that sends two can't know what it changes.
     *
     * @throws InvalidJson as for {@link #parse}; for a valid body, with the first repeated name
     */
    public static JsonObject parseUnique(byte[] body) {
        return parse(body, true);
    }

    private static JsonObject parse(byte[] body, boolean unique) {
        try (JsonParser parser = PARSERS.createParser(new InputStreamReader(
                new ByteArrayInputStream(body), StandardCharsets.UTF_8.newDecoder()))) { // reports malformed bytes
            return new JsonObjects(parser, unique).only();
        } catch (JsonException | IllegalStateException | NoSuchElementException malformed) {
            throw new InvalidJson(
                    malformed.getCause() instanceof CharacterCodingException
                            ? "The body is not UTF-8"
                            : "The body is not valid JSON");
        }
    }

    private JsonObject only() {
        if (parser.next() != Event.START_OBJECT) {
            throw new InvalidJson("The body is not a JSON object");
        }
        JsonObject object = (JsonObject) value(Event.START_OBJECT);
        if (parser.hasNext()) {
            throw new InvalidJson("The body has more than one JSON value");
        }
        if (repeated != null) {
            throw new InvalidJson(Quoted.of(repeated) + " is there twice");
        }
        return object;
    }

    private JsonValue value(Event event) {
        if (++values > MAX_VALUES) {
            throw new InvalidJson("The body has more than " + MAX_VALUES + " values");
        }
        return switch (event) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> parser.getValue();
            case VALUE_NUMBER -> number();
            case VALUE_TRUE -> JsonValue.TRUE;
            case VALUE_FALSE -> JsonValue.FALSE;
            case VALUE_NULL -> JsonValue.NULL;
            case KEY_NAME, END_OBJECT, END_ARRAY -> throw new IllegalStateException(event + " is not a value");
        };
    }

    private JsonObject object() {
        enter();
        JsonObjectBuilder object = BUILDERS.createObjectBuilder();
        Set<String> names = new HashSet<>();
        for (Event event = parser.next(); event != Event.END_OBJECT; event = parser.next()) {
            String name = parser.getString();
            if (name.length() > MAX_NAME) {
                throw new InvalidJson("The body has a name that is longer than " + MAX_NAME + " characters");
            }
            if (unique && !names.add(name) && repeated == null) {
                repeated = name;
            }
            object.add(name, value(parser.next()));
        }
        depth--;
        return object.build();
    }

    private JsonArray array() {
        enter();
        JsonArrayBuilder array = BUILDERS.createArrayBuilder();
        for (Event event = parser.next(); event != Event.END_ARRAY; event = parser.next()) {
            array.add(value(event));
        }
        depth--;
        return array.build();
    }

    private void enter() {
        if (++depth > MAX_DEPTH) {
            throw new InvalidJson("The body is nested deeper than " + MAX_DEPTH);
        }
    }

    private JsonValue number() {
        String written = parser.getString();
        try {
            if (written.length() <= MAX_NUMBER) {
                new BigDecimal(written);
                return parser.getValue();
            }
        } catch (NumberFormatException exponentOutOfRange) {
            // refused below
        }
        throw new InvalidJson("The body has a number that is out of range");
    }
}
