package io.muster.rest.admin;

import jakarta.ws.rs.core.Response;
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
    private static final String CSV_END = "\r\n";

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
                    Download.line(writer, csvHead, CSV_END);
                    entries.accept(entry -> Download.line(writer, csv.of(entry), CSV_END));
                }
                case JSONL -> entries.accept(entry -> Download.line(writer, json.of(entry)));
            }
        });
    }
}
