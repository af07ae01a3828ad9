package io.muster.rest.http;

import io.muster.domain.problem.Problem;
import io.muster.rest.json.InvalidJson;
import io.muster.rest.json.JsonObjects;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A request's JSON object, read field by field; what is wrong is named. Unknown fields are ignored unless {@link #only} is asked for; null is absent. */
public final class JsonBody {
    private final JsonObject json;

    private JsonBody(JsonObject json) {
        this.json = json;
    }

    /** @throws InvalidJson if the body is not one JSON object within the limits */
    public static JsonBody of(byte[] body) {
        return new JsonBody(JsonObjects.parse(body));
    }

    public Optional<String> text(String name) {
        return value(name).map(value -> {
            if (value instanceof JsonString string) {
                return string.getString();
            }
            throw Problem.invalidValue(name + " must be a string");
        });
    }

    public String requiredText(String name) {
        return text(name).orElseThrow(() -> missing(name));
    }

    public Optional<Boolean> flag(String name) {
        return value(name).map(value -> switch (value.getValueType()) {
            case TRUE -> true;
            case FALSE -> false;
            default -> throw Problem.invalidValue(name + " must be true or false");
        });
    }

    public Optional<Long> number(String name) {
        return value(name).map(value -> {
            if (value instanceof JsonNumber number && number.isIntegral()) {
                try {
                    return number.longValueExact();
                } catch (ArithmeticException tooLarge) {
                    // answered below
                }
            }
            throw Problem.invalidValue(name + " must be a whole number");
        });
    }

    public <E extends Enum<E>> Optional<E> oneOf(String name, Class<E> type) {
        return text(name).map(text -> constant(name, type, text));
    }

    public <E extends Enum<E>> E requiredOneOf(String name, Class<E> type) {
        return oneOf(name, type).orElseThrow(() -> missing(name));
    }

    public List<String> texts(String name) {
        return value(name)
                .map(value -> {
                    if (value instanceof JsonArray array && array.stream().allMatch(JsonString.class::isInstance)) {
                        return array.getValuesAs(JsonString::getString);
                    }
                    throw Problem.invalidValue(name + " must be an array of strings");
                })
                .orElse(List.of());
    }

    /** The array's objects, each to be read as a body is; empty if there is none. */
    public List<JsonBody> objects(String name) {
        return value(name)
                .map(value -> {
                    if (value instanceof JsonArray array && array.stream().allMatch(JsonObject.class::isInstance)) {
                        return array.getValuesAs(JsonObject.class).stream()
                                .map(JsonBody::new)
                                .toList();
                    }
                    throw Problem.invalidValue(name + " must be an array of objects");
                })
                .orElse(List.of());
    }

    public long requiredNumber(String name) {
        return number(name).orElseThrow(() -> missing(name));
    }

    /**
     * This body, in which there must be nothing else: what is misspelt mustn't be left out of account where that would
     * give or take more than was meant.
     *
     * @throws Problem INVALID_VALUE
     */
    public JsonBody only(String... names) {
        Set<String> known = Set.of(names);
        json.keySet().stream().filter(name -> !known.contains(name)).findFirst().ifPresent(unknown -> {
            throw Problem.invalidValue("There is no " + unknown.substring(0, Math.min(64, unknown.length()))
                    + "; known are " + String.join(", ", names));
        });
        return this;
    }

    /**
     * This body, in which the field must be, be it null: what is misspelt mustn't take anything away.
     *
     * @throws Problem INVALID_VALUE
     */
    public JsonBody having(String name) {
        if (!has(name)) {
            throw missing(name);
        }
        return this;
    }

    /** Returns whether the field is there, even if it is null. */
    public boolean has(String name) {
        return json.containsKey(name);
    }

    public static <E extends Enum<E>> E constant(String name, Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() ->
                        Problem.invalidValue(name + " must be one of " + Arrays.toString(type.getEnumConstants())));
    }

    private Optional<JsonValue> value(String name) {
        return Optional.ofNullable(json.get(name)).filter(value -> value != JsonValue.NULL);
    }

    private static Problem missing(String name) {
        return Problem.invalidValue(name + " is required");
    }
}
