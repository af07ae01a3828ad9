package io.muster.rest.scim.json;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Receives the fields of a JSON object, one after the other, for a stream or a tree, so that the form of a resource is
 * described once.
 */
public interface Fields {
    void text(String name, String value);

    void flag(String name, boolean value);

    void texts(String name, List<String> values);

    void object(String name, Consumer<Fields> content);

    /**
     * Writes an array of objects.
     *
     * @param elements passes each element on, in their order
     */
    <T> void objects(String name, Consumer<Consumer<T>> elements, BiConsumer<Fields, T> content);
}
