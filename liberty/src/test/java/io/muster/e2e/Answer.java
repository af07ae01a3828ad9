package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.List;

/** An HTTP response with assertions on its status and JSON body. */
record Answer(String request, int status, HttpResponse<String> response) {

    /** Requires this status. */
    Answer is(int expected) {
        assertThat(status).as(request + " answered " + body()).isEqualTo(expected);
        return this;
    }

    /** Requires a SCIM error with this status, this scimType (none if empty) and a detail. */
    Answer isError(int expected, String scimType) {
        is(expected);
        assertThat(header("Content-Type")).startsWith("application/scim+json");
        has("/schemas/0", "urn:ietf:params:scim:api:messages:2.0:Error");
        has("/status", Integer.toString(expected));
        assertThat(json().getString("scimType", "")).as(body()).isEqualTo(scimType);
        assertThat(json().getString("detail")).isNotBlank();
        return this;
    }

    /** Requires the value at the JSON pointer to have this text; strings are compared without quotes. */
    Answer has(String pointer, Object expected) {
        assertThat(text(pointer))
                .as(request + " answered " + body() + " at " + pointer)
                .isEqualTo(expected.toString());
        return this;
    }

    Answer lacks(String pointer) {
        assertThat(json().getValue("").asJsonObject()).isNotNull();
        assertThat(exists(pointer)).as(request + " answered " + body()).isFalse();
        return this;
    }

    boolean exists(String pointer) {
        return Json.createPointer(pointer).containsValue(json());
    }

    String text(String pointer) {
        try {
            JsonValue value = Json.createPointer(pointer).getValue(json());
            return value instanceof JsonString string ? string.getString() : value.toString();
        } catch (JsonException absent) {
            return "(nothing)";
        }
    }

    String id() {
        return text("/id");
    }

    List<JsonObject> list(String name) {
        return json().getJsonArray(name).getValuesAs(JsonObject.class);
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    String body() {
        return response.body();
    }

    JsonObject json() {
        try (JsonReader reader = Json.createReader(new StringReader(body()))) {
            return reader.readObject();
        }
    }
}
