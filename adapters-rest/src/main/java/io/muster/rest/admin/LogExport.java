package io.muster.rest.admin;

import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Exports a log, one line an entry.
 *
 * @param csvHead the names of the columns, separated by commas
 * @param csv an entry as a line of RFC 4180, without its end
 * @param json an entry as a JSON object
 */
public record LogExport<E>(String csvHead, Line<E> csv, Line<E> json) {
    /** The formats of an exported log. */
    public enum Format {
        /** RFC 4180; a cell that a spreadsheet would take for a formula is quoted by an apostrophe. */
        CSV("text/csv; charset=utf-8"),
        /** One JSON object a line. */
        JSONL(Download.JSON_LINES);

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }
    }

    /** Writes an entry as text. */
    @FunctionalInterface
    public interface Line<E> {
        String of(E entry);
    }

    /**
     * Returns the export as a file.
     *
     * @param name of the file, without its extension
     * @param wanted CSV if absent
     * @param entries hands each entry over; called once the answer has begun
     */
    public Response download(String name, @Nullable Format wanted, Consumer<Consumer<E>> entries) {
        Format format = Optional.ofNullable(wanted).orElse(Format.CSV);
        String file = name + "." + format.name().toLowerCase(Locale.ROOT);
        return Download.of(file, format.mediaType, writer -> {
            switch (format) {
                case CSV -> {
                    writer.write(csvHead + "\r\n");
                    entries.accept(entry -> write(writer, csv.of(entry), "\r\n"));
                }
                case JSONL -> entries.accept(entry -> write(writer, json.of(entry), "\n"));
            }
        });
    }

    private static void write(Writer writer, String line, String end) {
        try {
            writer.write(line);
            writer.write(end);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
