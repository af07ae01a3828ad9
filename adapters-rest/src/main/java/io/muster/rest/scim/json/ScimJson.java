package io.muster.rest.scim.json;

import io.muster.domain.dialect.Tolerance;
import io.muster.domain.problem.Problem;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads JSON values in the forms in which identity providers write them. */
public final class ScimJson {
    static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

    private ScimJson() {}

    /** Finds an attribute by its name in any case. */
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

    /** Returns whether the value is null, {@code []}, or empty or blank text: each means that there is no value. */
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
     * Returns the value as text, or the only element of an array. Numbers and booleans keep their written form.
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

    /** Returns the number without converting it: a huge exponent would take for ever. */
    private static String number(JsonNumber number) {
        String written = number.bigDecimalValue().toString();
        return written.substring(0, Math.min(64, written.length()));
    }
}
