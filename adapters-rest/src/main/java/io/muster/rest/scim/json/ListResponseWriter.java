package io.muster.rest.scim.json;

import io.muster.rest.scim.schema.Urns;
import jakarta.json.stream.JsonGenerator;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Writes a list (RFC 7644 section 3.4.2, RFC 9865 section 2) as a stream, without the whole of it in memory. */
public final class ListResponseWriter {
    private ListResponseWriter() {}

    /**
     * The fields around the resources.
     *
     * @param total empty with a cursor
     * @param startIndex empty with a cursor
     */
    public record Head(OptionalLong total, int itemsPerPage, OptionalInt startIndex, Optional<String> nextCursor) {}

    /** @param resources writes each of the resources as a value */
    public static void write(JsonGenerator json, Head head, Consumer<JsonGenerator> resources) {
        json.writeStartObject().writeStartArray("schemas").write(Urns.LIST).writeEnd();
        head.total().ifPresent(total -> json.write("totalResults", total));
        json.write("itemsPerPage", head.itemsPerPage());
        head.startIndex().ifPresent(start -> json.write("startIndex", start));
        head.nextCursor().ifPresent(cursor -> json.write("nextCursor", cursor));
        json.writeStartArray("Resources");
        resources.accept(json);
        json.writeEnd().writeEnd();
    }
}
