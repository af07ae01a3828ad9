package io.muster.rest.scim.json;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Collects fields to an object in memory. */
final class TreeFields implements Fields {
    private final JsonObjectBuilder json = ScimJson.BUILDERS.createObjectBuilder();

    private TreeFields() {}

    static JsonObject of(Consumer<Fields> content) {
        TreeFields fields = new TreeFields();
        content.accept(fields);
        return fields.json.build();
    }

    @Override
    public void text(String name, String value) {
        json.add(name, value);
    }

    @Override
    public void flag(String name, boolean value) {
        json.add(name, value);
    }

    @Override
    public void texts(String name, List<String> values) {
        json.add(name, ScimJson.BUILDERS.createArrayBuilder(values));
    }

    @Override
    public void object(String name, Consumer<Fields> content) {
        json.add(name, of(content));
    }

    @Override
    public <T> void objects(String name, Consumer<Consumer<T>> elements, BiConsumer<Fields, T> content) {
        JsonArrayBuilder array = ScimJson.BUILDERS.createArrayBuilder();
        elements.accept(element -> array.add(of(fields -> content.accept(fields, element))));
        json.add(name, array);
    }
}
