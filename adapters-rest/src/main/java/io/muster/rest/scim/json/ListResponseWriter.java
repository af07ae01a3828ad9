package io.muster.rest.scim.json;

import io.muster.rest.scim.schema.Urns;
import jakarta.json.stream.JsonGenerator;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

/** Writes a list (RFC 7644 section 3.4.2, RFC 9865 section 2) as a stream, without the whole of it in memory. */
public final class ListResponseWriter {
    private ListResponseWriter() {}

    /**
     * The fields before the resources.
     *
     * @param total empty with a cursor
     * @param startIndex empty with a cursor
     */
    public record Head(OptionalLong total, OptionalInt startIndex) {}

    /** The fields after the resources, which depend on how many have been written. */
    public record Tail(int itemsPerPage, Optional<String> nextCursor) {}

    /** @param resources writes each of the resources as a value */
    public static void write(JsonGenerator json, Head head, Function<JsonGenerator, Tail> resources) {
        json.writeStartObject().writeStartArray("schemas").write(Urns.LIST).writeEnd();
        head.total().ifPresent(total -> json.write("totalResults", total));
        head.startIndex().ifPresent(start -> json.write("startIndex", start));
        json.writeStartArray("Resources");
        Tail tail = resources.apply(json);
        json.writeEnd().write("itemsPerPage", tail.itemsPerPage());
        tail.nextCursor().ifPresent(cursor -> json.write("nextCursor", cursor));
        json.writeEnd();
    }
}
