package io.muster.rest.scim.json;

import io.muster.domain.dialect.Tolerance;
import io.muster.domain.directory.Address;
import io.muster.domain.directory.PluralValue;
import io.muster.domain.problem.Problem;
import io.muster.rest.scim.schema.AttributeNames;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes and reads the elements of multi-valued attributes. */
final class Elements {
    private Elements() {}

    static void write(Fields resource, String name, List<PluralValue> elements) {
        resource.objects(name, elements::forEach, Elements::write);
    }

    private static void write(Fields json, PluralValue element) {
        json.text("value", element.value());
        element.display().ifPresent(display -> json.text("display", display));
        element.type().ifPresent(type -> json.text("type", type));
        writePrimary(json, element.primary());
    }

    static void writeAddresses(Fields resource, List<Address> addresses) {
        resource.objects("addresses", addresses::forEach, Elements::write);
    }

    private static void write(Fields json, Address address) {
        AttributeNames.ADDRESS_PARTS.forEach((part, name) -> {
            String text = address.parts().get(part);
            if (text != null) {
                json.text(name, text);
            }
        });
        address.type().ifPresent(type -> json.text("type", type));
        writePrimary(json, address.primary());
    }

    private static void writePrimary(Fields json, boolean primary) {
        if (primary) {
            json.flag("primary", true);
        }
    }

    /**
     * Reads a list, or a single element in its place. Leaves out elements without a value, which some providers send.
     */
    @Tolerance({"single-for-list", "empty-elements"})
    static List<PluralValue> read(String name, JsonValue value) {
        return list(value).stream()
                .map(element -> element(name, element))
                .flatMap(Optional::stream)
                .toList();
    }

    static List<Address> readAddresses(JsonValue value) {
        return list(value).stream()
                .map(Elements::address)
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<JsonValue> list(JsonValue value) {
        if (value instanceof JsonArray array) {
            return array;
        }
        return ScimJson.isCleared(value) ? List.of() : List.of(value);
    }

    private static Optional<PluralValue> element(String name, JsonValue json) {
        if (!(json instanceof JsonObject object)) {
            return ScimJson.text(name, json)
                    .map(text -> new PluralValue(text, Optional.empty(), Optional.empty(), false));
        }
        return part(object, name, "value")
                .map(text -> new PluralValue(
                        text, part(object, name, "type"), part(object, name, "display"), primary(object, name)));
    }

    private static Optional<Address> address(JsonValue json) {
        if (!(json instanceof JsonObject object)) {
            throw Problem.invalidValue("addresses must be objects");
        }
        Map<Address.Part, String> parts = new EnumMap<>(Address.Part.class);
        AttributeNames.ADDRESS_PARTS.forEach(
                (part, name) -> part(object, "addresses", name).ifPresent(text -> parts.put(part, text)));
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(new Address(parts, part(object, "addresses", "type"), primary(object, "addresses")));
    }

    private static Optional<String> part(JsonObject element, String attribute, String part) {
        return ScimJson.find(element, part).flatMap(value -> ScimJson.text(attribute + "." + part, value));
    }

    private static boolean primary(JsonObject element, String attribute) {
        return ScimJson.find(element, "primary")
                .filter(value -> !ScimJson.isCleared(value))
                .map(value -> ScimJson.flag(attribute + ".primary", value))
                .orElse(false);
    }
}
