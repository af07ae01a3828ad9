package io.muster.rest.scim.json;

import jakarta.json.stream.JsonGenerator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Writes the fields of the object that a generator has begun. */
public record StreamedFields(JsonGenerator json) implements Fields {
    @Override
    public void text(String name, String value) {
        json.write(name, value);
    }

    @Override
    public void flag(String name, boolean value) {
        json.write(name, value);
    }

    @Override
    public void texts(String name, List<String> values) {
        json.writeStartArray(name);
        values.forEach(json::write);
        json.writeEnd();
    }

    @Override
    public void object(String name, Consumer<Fields> content) {
        json.writeStartObject(name);
        content.accept(this);
        json.writeEnd();
    }

    @Override
    public <T> void objects(String name, Consumer<Consumer<T>> elements, BiConsumer<Fields, T> content) {
        json.writeStartArray(name);
        elements.accept(element -> {
            json.writeStartObject();
            content.accept(this, element);
            json.writeEnd();
        });
        json.writeEnd();
    }
}
