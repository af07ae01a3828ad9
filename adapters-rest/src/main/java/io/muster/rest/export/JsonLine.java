package io.muster.rest.export;

import io.muster.domain.organization.ExportedType;
import io.muster.domain.organization.Provenance;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Writes one line of an export, without its end: {@code {"type":...,"data":{...}}}. */
final class JsonLine {
    private static final JsonProvider JSON = JsonProvider.provider();
    private static final JsonBuilderFactory BUILDERS = JSON.createBuilderFactory(Map.of());

    private JsonLine() {}

    static String line(ExportedType type, JsonObjectBuilder data) {
        return object().add("type", type.wireName()).add("data", data).build().toString();
    }

    static JsonObjectBuilder object() {
        return BUILDERS.createObjectBuilder();
    }

    static JsonObjectBuilder object(JsonObject content) {
        return BUILDERS.createObjectBuilder(content);
    }

    static JsonArrayBuilder array() {
        return BUILDERS.createArrayBuilder();
    }

    /** Returns an id, a constant's name, or a moment in UTC. */
    static String text(Object value) {
        return value.toString();
    }

    /** Returns the text of a value, or null. */
    static JsonValue optional(Optional<?> value) {
        return value.<JsonValue>map(present -> JSON.createValue(text(present))).orElse(JsonValue.NULL);
    }

    static <T> JsonValue optional(Optional<T> value, Function<T, JsonObjectBuilder> writing) {
        return value.<JsonValue>map(present -> writing.apply(present).build()).orElse(JsonValue.NULL);
    }

    static JsonObjectBuilder provenance(JsonObjectBuilder json, Provenance provenance) {
        return json.add("at", text(provenance.at())).add("by", provenance.by());
    }
}
