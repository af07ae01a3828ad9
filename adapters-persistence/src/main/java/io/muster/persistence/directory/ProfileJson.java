package io.muster.persistence.directory;

import io.muster.domain.directory.Address;
import io.muster.domain.directory.PluralValue;
import io.muster.domain.directory.UserAttribute;
import io.muster.domain.directory.UserProfile;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads and writes the part of a profile that is stored as a JSON document: everything except userName, externalId and
 * active. Keys are the names of enum constants, which are therefore part of the schema.
 */
final class ProfileJson {
    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private ProfileJson() {}

    /** The details, multi-valued attributes and addresses of a profile. */
    record Document(
            Map<UserAttribute, String> details,
            Map<UserAttribute, List<PluralValue>> plurals,
            List<Address> addresses) {}

    static String write(UserProfile profile) {
        JsonObjectBuilder document = BUILDERS.createObjectBuilder();
        if (!profile.details().isEmpty()) {
            JsonObjectBuilder details = BUILDERS.createObjectBuilder();
            profile.details().forEach((attribute, text) -> details.add(attribute.name(), text));
            document.add("details", details);
        }
        if (!profile.plurals().isEmpty()) {
            JsonObjectBuilder plurals = BUILDERS.createObjectBuilder();
            profile.plurals().forEach((attribute, elements) -> plurals.add(attribute.name(), elements(elements)));
            document.add("plurals", plurals);
        }
        if (!profile.addresses().isEmpty()) {
            JsonArrayBuilder addresses = BUILDERS.createArrayBuilder();
            profile.addresses().forEach(address -> addresses.add(address(address)));
            document.add("addresses", addresses);
        }
        return document.build().toString();
    }

    static Document read(String text) {
        JsonObject document;
        try (JsonReader reader = READERS.createReader(new StringReader(text))) {
            document = reader.readObject();
        }
        Map<UserAttribute, String> details = new EnumMap<>(UserAttribute.class);
        object(document, "details")
                .forEach((name, value) -> details.put(UserAttribute.valueOf(name), ((JsonString) value).getString()));
        Map<UserAttribute, List<PluralValue>> plurals = new EnumMap<>(UserAttribute.class);
        object(document, "plurals")
                .forEach((name, value) -> plurals.put(
                        UserAttribute.valueOf(name),
                        ((JsonArray) value)
                                .getValuesAs(JsonObject.class).stream()
                                        .map(ProfileJson::element)
                                        .toList()));
        JsonArray addresses = document.getJsonArray("addresses");
        return new Document(
                details,
                plurals,
                addresses == null
                        ? List.of()
                        : addresses.getValuesAs(JsonObject.class).stream()
                                .map(ProfileJson::address)
                                .toList());
    }

    private static JsonArrayBuilder elements(List<PluralValue> elements) {
        JsonArrayBuilder array = BUILDERS.createArrayBuilder();
        for (PluralValue element : elements) {
            JsonObjectBuilder json = BUILDERS.createObjectBuilder().add("value", element.value());
            element.type().ifPresent(type -> json.add("type", type));
            element.display().ifPresent(display -> json.add("display", display));
            if (element.primary()) {
                json.add("primary", true);
            }
            array.add(json);
        }
        return array;
    }

    private static PluralValue element(JsonObject json) {
        return new PluralValue(
                json.getString("value"), text(json, "type"), text(json, "display"), json.getBoolean("primary", false));
    }

    private static JsonObjectBuilder address(Address address) {
        JsonObjectBuilder parts = BUILDERS.createObjectBuilder();
        address.parts().forEach((part, text) -> parts.add(part.name(), text));
        JsonObjectBuilder json = BUILDERS.createObjectBuilder().add("parts", parts);
        address.type().ifPresent(type -> json.add("type", type));
        if (address.primary()) {
            json.add("primary", true);
        }
        return json;
    }

    private static Address address(JsonObject json) {
        Map<Address.Part, String> parts = new HashMap<>();
        object(json, "parts")
                .forEach((name, value) -> parts.put(Address.Part.valueOf(name), ((JsonString) value).getString()));
        return new Address(parts, text(json, "type"), json.getBoolean("primary", false));
    }

    private static Map<String, JsonValue> object(JsonObject json, String name) {
        JsonObject value = json.getJsonObject(name);
        return value == null ? Map.of() : value;
    }

    private static Optional<String> text(JsonObject json, String name) {
        return Optional.ofNullable(json.getString(name, null));
    }
}
