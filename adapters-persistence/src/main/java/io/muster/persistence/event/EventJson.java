package io.muster.persistence.event;

import io.muster.domain.event.EventData;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

/** Converts the data of events to JSON text and back. */
final class EventJson {
    private static final JsonGeneratorFactory GENERATORS = Json.createGeneratorFactory(Map.of());
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private EventJson() {}

    static String write(EventData data) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = GENERATORS.createGenerator(text)) {
            json.writeStartObject();
            data.fields().forEach((name, value) -> {
                if (value instanceof Boolean flag) {
                    json.write(name, flag);
                } else if (value instanceof List<?> list) {
                    json.writeStartArray(name);
                    list.forEach(element -> json.write((String) element));
                    json.writeEnd();
                } else {
                    json.write(name, (String) value);
                }
            });
            json.writeEnd();
        }
        return text.toString();
    }

    static EventData read(String text) {
        try (JsonReader reader = READERS.createReader(new StringReader(text))) {
            EventData data = EventData.NONE;
            for (Map.Entry<String, JsonValue> field : reader.readObject().entrySet()) {
                String name = field.getKey();
                JsonValue value = field.getValue();
                if (value instanceof JsonArray array) {
                    data = data.with(name, array.getValuesAs(JsonString::getString));
                } else if (value instanceof JsonString string) {
                    data = data.with(name, string.getString());
                } else {
                    data = data.with(name, value == JsonValue.TRUE);
                }
            }
            return data;
        }
    }
}
