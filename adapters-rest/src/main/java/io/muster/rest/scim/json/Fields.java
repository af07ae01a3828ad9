package io.muster.rest.scim.json;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The target of the fields of a JSON object, one after the other: a stream, or a tree. What a resource looks like
 * is thus said once.
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
