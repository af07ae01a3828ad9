package io.muster.rest.event;

import io.muster.domain.event.Event;
import io.muster.domain.event.EventData;
import io.muster.domain.event.EventType;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An event by CloudEvents 1.0, structured: whether it is pulled or pushed, it is written here. */
public final class CloudEventJson {
    public static final String MEDIA_TYPE = "application/cloudevents+json";

    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

    private CloudEventJson() {}

    /** The sequence number is text whose order is that of the numbers, as the extension of that name wants it. */
    public static JsonObject of(Event event) {
        return BUILDERS.createObjectBuilder()
                .add("specversion", "1.0")
                .add("id", event.id().toString())
                .add("source", "/organizations/" + event.organization())
                .add("type", EventType.text(event.type()))
                .add("subject", event.subject())
                .add("time", event.at().toString())
                .add("datacontenttype", "application/json")
                .add("sequence", String.format(Locale.ROOT, "%019d", event.sequence()))
                .add("data", data(event.data()))
                .build();
    }

    public static byte[] bytes(Event event) {
        return of(event).toString().getBytes(StandardCharsets.UTF_8);
    }

    private static JsonObjectBuilder data(EventData data) {
        JsonObjectBuilder json = BUILDERS.createObjectBuilder();
        data.fields().forEach((name, value) -> add(json, name, value));
        return json;
    }

    private static void add(JsonObjectBuilder json, String name, Object value) {
        if (value instanceof Boolean flag) {
            json.add(name, flag);
        } else if (value instanceof List<?> texts) {
            JsonArrayBuilder array = BUILDERS.createArrayBuilder();
            texts.forEach(text -> array.add(String.valueOf(text)));
            json.add(name, array);
        } else {
            json.add(name, String.valueOf(value));
        }
    }
}
