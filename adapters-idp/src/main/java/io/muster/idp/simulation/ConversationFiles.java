package io.muster.idp.simulation;

import io.muster.application.port.out.simulation.Conversations;
import io.muster.domain.simulation.Conversation;
import io.muster.domain.simulation.Conversation.Expectation;
import io.muster.domain.simulation.Conversation.Step;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the conversations, each from a file of this package, once. */
public final class ConversationFiles implements Conversations {
    private static final List<String> FILES =
            List.of("okta", "entra-classic", "entra-flagged", "onelogin", "jumpcloud");

    private final List<Conversation> all =
            FILES.stream().map(ConversationFiles::read).toList();

    @Override
    public List<Conversation> all() {
        return all;
    }

    private static Conversation read(String name) {
        try (InputStream file = ConversationFiles.class.getResourceAsStream(name + ".json");
                JsonReader reader = Json.createReader(Optional.ofNullable(file).orElseThrow())) {
            JsonObject json = reader.readObject();
            return new Conversation(
                    json.getString("id"),
                    json.getString("name"),
                    json.getString("userAgent"),
                    json.getJsonArray("steps").getValuesAs(JsonObject.class).stream()
                            .map(ConversationFiles::step)
                            .toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Step step(JsonObject json) {
        return new Step(
                json.getString("title"),
                json.getString("method"),
                json.getString("path"),
                texts(json, "query"),
                Optional.ofNullable(json.getJsonObject("body")).map(JsonObject::toString),
                json.getInt("status"),
                object(json, "expected").entrySet().stream()
                        .map(expected -> new Expectation(expected.getKey(), value(expected.getValue())))
                        .toList(),
                texts(json, "keep"),
                json.getBoolean("confidential", false));
    }

    private static JsonObject object(JsonObject json, String name) {
        return json.containsKey(name) ? json.getJsonObject(name) : JsonValue.EMPTY_JSON_OBJECT;
    }

    private static Map<String, String> texts(JsonObject json, String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        object(json, name).forEach((key, value) -> texts.put(key, ((JsonString) value).getString()));
        return texts;
    }

    /** Returns text as it is and any other value as JSON; empty for null, which stands for no value. */
    static Optional<String> value(JsonValue value) {
        return switch (value.getValueType()) {
            case NULL -> Optional.empty();
            case STRING -> Optional.of(((JsonString) value).getString());
            case ARRAY, OBJECT, NUMBER, TRUE, FALSE -> Optional.of(value.toString());
        };
    }

    /** Returns the value at a JSON pointer as {@link #value} does; empty if the text is not JSON or has none there. */
    static Optional<String> at(String pointer, Optional<JsonValue> parsed) {
        if (parsed.isEmpty()) {
            return Optional.empty();
        }
        JsonValue value = parsed.get();
        for (String token : pointer.substring(1).split("/", -1)) {
            String name = token.replace("~1", "/").replace("~0", "~");
            if (value instanceof JsonObject object && object.containsKey(name)) {
                value = object.get(name);
            } else if (value instanceof JsonArray array
                    && name.matches("\\d{1,4}")
                    && Integer.parseInt(name) < array.size()) {
                value = array.get(Integer.parseInt(name));
            } else {
                return Optional.empty();
            }
        }
        return value(value);
    }
}
