package io.muster.persistence.event;

import io.muster.domain.event.EventData;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import java.util.Map;

/** Converts the data of events to JSON text and back. */
final class EventJson {
    private EventJson() {}

    static String write(EventData data) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        data.fields().forEach((name, value) -> {
            if (value instanceof Boolean flag) {
                json.add(name, flag);
            } else if (value instanceof List<?> list) {
                JsonArrayBuilder texts = Json.createArrayBuilder();
                list.forEach(text -> texts.add((String) text));
                json.add(name, texts);
            } else {
                json.add(name, (String) value);
            }
        });
        return json.build().toString();
    }

    static EventData read(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
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
