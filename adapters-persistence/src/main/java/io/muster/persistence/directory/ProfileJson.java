package io.muster.persistence.directory;

import io.muster.domain.directory.Address;
import io.muster.domain.directory.PluralValue;
import io.muster.domain.directory.UserAttribute;
import io.muster.domain.directory.UserProfile;
import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads and writes the part of a profile that is stored as a JSON document: everything except userName, externalId and
 * active. Keys are the names of enum constants, which are therefore part of the schema. A page of users has thousands
 * of values, so that they are read one by one, without a tree.
 */
final class ProfileJson {
    private static final JsonGeneratorFactory GENERATORS = Json.createGeneratorFactory(Map.of());
    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

    private ProfileJson() {}

    /** The details, multi-valued attributes and addresses of a profile. */
    record Document(
            Map<UserAttribute, String> details,
            Map<UserAttribute, List<PluralValue>> plurals,
            List<Address> addresses) {}

    static String write(UserProfile profile) {
        StringWriter document = new StringWriter();
        try (JsonGenerator json = GENERATORS.createGenerator(document)) {
            json.writeStartObject();
            if (!profile.details().isEmpty()) {
                json.writeStartObject("details");
                profile.details().forEach((attribute, text) -> json.write(attribute.name(), text));
                json.writeEnd();
            }
            if (!profile.plurals().isEmpty()) {
                json.writeStartObject("plurals");
                profile.plurals().forEach((attribute, elements) -> {
                    json.writeStartArray(attribute.name());
                    elements.forEach(element -> write(json, element));
                    json.writeEnd();
                });
                json.writeEnd();
            }
            if (!profile.addresses().isEmpty()) {
                json.writeStartArray("addresses");
                profile.addresses().forEach(address -> write(json, address));
                json.writeEnd();
            }
            json.writeEnd();
        }
        return document.toString();
    }

    private static void write(JsonGenerator json, PluralValue element) {
        json.writeStartObject().write("value", element.value());
        element.type().ifPresent(type -> json.write("type", type));
        element.display().ifPresent(display -> json.write("display", display));
        writeEnd(json, element.primary());
    }

    private static void write(JsonGenerator json, Address address) {
        json.writeStartObject().writeStartObject("parts");
        address.parts().forEach((part, text) -> json.write(part.name(), text));
        json.writeEnd();
        address.type().ifPresent(type -> json.write("type", type));
        writeEnd(json, address.primary());
    }

    private static void writeEnd(JsonGenerator json, boolean primary) {
        if (primary) {
            json.write("primary", true);
        }
        json.writeEnd();
    }

    static Document read(String text) {
        Document document =
                new Document(new EnumMap<>(UserAttribute.class), new EnumMap<>(UserAttribute.class), new ArrayList<>());
        try (JsonParser json = PARSERS.createParser(new StringReader(text))) {
            json.next();
            eachField(json, name -> {
                switch (name) {
                    case "details" ->
                        eachField(json, attribute -> document.details()
                                .put(UserAttribute.valueOf(attribute), json.getString()));
                    case "plurals" ->
                        eachField(json, attribute -> document.plurals()
                                .put(UserAttribute.valueOf(attribute), elements(json)));
                    case "addresses" ->
                        eachObject(json, () -> document.addresses().add(address(json)));
                    default -> throw unknown(name);
                }
            });
        }
        return document;
    }

    private static List<PluralValue> elements(JsonParser json) {
        List<PluralValue> elements = new ArrayList<>();
        eachObject(json, () -> elements.add(element(json)));
        return elements;
    }

    private static PluralValue element(JsonParser json) {
        String value = "";
        Optional<String> type = Optional.empty();
        Optional<String> display = Optional.empty();
        boolean primary = false;
        while (json.next() == Event.KEY_NAME) {
            String name = json.getString();
            Event content = json.next();
            switch (name) {
                case "value" -> value = json.getString();
                case "type" -> type = Optional.of(json.getString());
                case "display" -> display = Optional.of(json.getString());
                case "primary" -> primary = content == Event.VALUE_TRUE;
                default -> throw unknown(name);
            }
        }
        return new PluralValue(value, type, display, primary);
    }

    private static Address address(JsonParser json) {
        Map<Address.Part, String> parts = new EnumMap<>(Address.Part.class);
        Optional<String> type = Optional.empty();
        boolean primary = false;
        while (json.next() == Event.KEY_NAME) {
            String name = json.getString();
            Event content = json.next();
            switch (name) {
                case "parts" -> eachField(json, part -> parts.put(Address.Part.valueOf(part), json.getString()));
                case "type" -> type = Optional.of(json.getString());
                case "primary" -> primary = content == Event.VALUE_TRUE;
                default -> throw unknown(name);
            }
        }
        return new Address(parts, type, primary);
    }

    /** Passes on the name of each field of the object that has begun; its value is the present event then. */
    private static void eachField(JsonParser json, Consumer<String> field) {
        while (json.next() == Event.KEY_NAME) {
            String name = json.getString();
            json.next();
            field.accept(name);
        }
    }

    /** Runs for each object of the array that has begun, when the object has begun. */
    private static void eachObject(JsonParser json, Runnable object) {
        while (json.next() == Event.START_OBJECT) {
            object.run();
        }
    }

    private static IllegalStateException unknown(String name) {
        return new IllegalStateException("A stored profile has an unknown part: " + name);
    }
}
