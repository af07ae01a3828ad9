package io.muster.rest.admin;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * An answer of text that is written while it is read from the database, and that browsers save as a file. All checks
 * that could refuse the request come before: the status is sent with the first line.
 */
public final class Download {
    public static final String JSON_LINES = "application/jsonl; charset=utf-8";

    private Download() {}

    /** The text. */
    @FunctionalInterface
    public interface Content {
        void writeTo(Writer writer) throws IOException;
    }

    public static Response of(String file, String mediaType, Content content) {
        StreamingOutput output = out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            content.writeTo(writer);
            writer.flush();
        };
        return Response.ok(output, mediaType)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"")
                .build();
    }

    /** @throws UncheckedIOException if the client is gone */
    public static void line(Writer writer, String line) {
        line(writer, line, "\n");
    }

    /**
     * @param end of the line
     * @throws UncheckedIOException if the client is gone
     */
    static void line(Writer writer, String line, String end) {
        try {
            writer.write(line);
            writer.write(end);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
