package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Texts in bodies of the admin API are single lines, whichever operation of the OpenAPI document takes them. */
class TextsOfBodiesIT {
    private static final MusterServer SERVER = MusterServer.H2;
    private static final String ELEMENT = "[0]";
    private static final List<String> BEYOND_A_LINE = List.of("a\nb", "a\u0007b", "a\u2028b", "a\u202eb");

    /** Secrets, and documents that programs read. No page, log or table shows them. */
    private static final Set<String> OF_ANY_CHARACTERS = Set.of(
            "put /api/v1/organizations/{id}/connection/draft secret",
            "put /api/v1/organizations/{id}/connection/draft/saml certificates[0]",
            "put /api/v1/organizations/{id}/connection/draft/saml metadata",
            "put /api/v1/session/password currentPassword",
            "put /api/v1/session/password newPassword");

    private final Tenant tenant = Tenant.on(SERVER);
    private final JsonObject document = Client.of(SERVER.url().toString(), SERVER.apiKey())
            .with("Accept", "application/json")
            .get("/openapi")
            .is(200)
            .json();

    @Test
    void everyTextThatIsNotOneLineIsRefusedByItsNameUnlessItIsADocumentOrASecret() {
        Set<String> accepted = new TreeSet<>();
        int refused = 0;
        for (ApiOperation operation : ApiOperation.of(document)) {
            if (operation.hasBody() && !operation.isScim()) {
                JsonObject schema = schema(operation);
                for (List<String> place : places(schema, List.of())) {
                    String name = String.join(".", place).replace("." + ELEMENT, ELEMENT);
                    if (isRefused(operation, schema, place, name)) {
                        refused++;
                    } else {
                        accepted.add(operation.name() + " " + name);
                    }
                }
            }
        }

        assertThat(accepted).isEqualTo(new TreeSet<>(OF_ANY_CHARACTERS));
        assertThat(refused).isGreaterThan(60);
    }

    /** Returns whether each such text is refused for what it is. */
    private boolean isRefused(ApiOperation operation, JsonObject schema, List<String> place, String name) {
        JsonObject example = schema.getJsonArray("examples").getJsonObject(0);
        return BEYOND_A_LINE.stream().allMatch(text -> {
            String body = with(example, place, Json.createValue(text)).toString();
            Answer answer = tenant.operator()
                    .at(SERVER.url().toString())
                    .patiently(operation.method().toUpperCase(Locale.ROOT), path(operation), body);
            return answer.status() == 400
                    && answer.text("/code").equals("invalid_value")
                    && answer.text("/detail").equals(name + " must be one line without control characters");
        });
    }

    /** Returns a path of the tenant. A body is read before the resource looks for what the path names. */
    private String path(ApiOperation operation) {
        return operation
                .path()
                .replace("{id}", tenant.id())
                .replace("{number}", "1")
                .replaceAll("\\{\\w+}", UUID.randomUUID().toString());
    }

    /** Returns the ways to all texts below a schema, as names of fields. */
    private List<List<String>> places(JsonObject schema, List<String> way) {
        JsonObject resolved = resolved(schema);
        List<List<String>> places = new ArrayList<>();
        if (resolved.containsKey("properties")) {
            resolved.getJsonObject("properties")
                    .forEach((name, property) -> places.addAll(places(property.asJsonObject(), after(way, name))));
        } else if (resolved.containsKey("items")) {
            places.addAll(places(resolved.getJsonObject("items"), after(way, ELEMENT)));
        } else if (String.valueOf(resolved.get("type")).contains("string")) {
            places.add(way);
        }
        Stream.of("allOf", "anyOf", "oneOf")
                .filter(resolved::containsKey)
                .flatMap(choice -> resolved.getJsonArray(choice).stream())
                .forEach(choice -> places.addAll(places(choice.asJsonObject(), way)));
        return places;
    }

    private static List<String> after(List<String> way, String step) {
        return Stream.concat(way.stream(), Stream.of(step)).toList();
    }

    /** Returns a copy of the value in which another one is at a place. */
    private static JsonValue with(JsonValue value, List<String> place, JsonValue other) {
        if (place.isEmpty()) {
            return other;
        }
        List<String> below = place.subList(1, place.size());
        if (place.get(0).equals(ELEMENT)) {
            JsonArray array = value.asJsonArray();
            JsonValue first = array.isEmpty() ? JsonValue.EMPTY_JSON_OBJECT : array.get(0);
            return Json.createArrayBuilder().add(with(first, below, other)).build();
        }
        JsonObject object = value.asJsonObject();
        JsonValue absent = below.isEmpty() || !below.get(0).equals(ELEMENT)
                ? JsonValue.EMPTY_JSON_OBJECT
                : JsonValue.EMPTY_JSON_ARRAY;
        return Json.createObjectBuilder(object)
                .add(place.get(0), with(object.getOrDefault(place.get(0), absent), below, other))
                .build();
    }

    private JsonObject schema(ApiOperation operation) {
        JsonObject content = operation.json().getJsonObject("requestBody").getJsonObject("content");
        return resolved(content.values().iterator().next().asJsonObject().getJsonObject("schema"));
    }

    private JsonObject resolved(JsonObject schema) {
        String reference = schema.getString("$ref", "");
        return reference.isEmpty()
                ? schema
                : document.getJsonObject("components")
                        .getJsonObject("schemas")
                        .getJsonObject(reference.substring(reference.lastIndexOf('/') + 1));
    }
}
