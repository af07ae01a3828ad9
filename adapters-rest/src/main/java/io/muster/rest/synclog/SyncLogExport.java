package io.muster.rest.synclog;

import io.muster.domain.synclog.AttributeChange;
import io.muster.domain.synclog.SyncEntry;
import io.muster.rest.admin.Csv;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The formats of an exported sync log, each with one line an entry. */
enum SyncLogExport {
    /** RFC 4180; a cell that a spreadsheet would take for a formula is quoted by an apostrophe. */
    CSV("text/csv; charset=utf-8") {
        @Override
        String head() {
            return "id,at,action,resourceType,resourceId,resourceDisplay,status,httpStatus,durationMillis,"
                    + "tokenId,requestId,userAgent,changes,note,cause,remedy\r\n";
        }

        @Override
        String line(SyncEntry entry) {
            return Stream.of(
                            entry.id().toString(),
                            entry.at().toString(),
                            entry.action().name(),
                            entry.resource().type().name(),
                            entry.resource().id().orElse(""),
                            entry.resource().display().orElse(""),
                            entry.status().name(),
                            Integer.toString(entry.httpStatus()),
                            millis(entry),
                            entry.tokenId().orElse(""),
                            entry.requestId(),
                            entry.userAgent().orElse(""),
                            changes(entry.changes()),
                            entry.note().orElse(""),
                            entry.failure().map(SyncEntry.Failure::cause).orElse(""),
                            entry.failure().map(SyncEntry.Failure::remedy).orElse(""))
                    .map(Csv::cell)
                    .collect(Collectors.joining(",", "", "\r\n"));
        }
    },
    /** One JSON object a line. */
    JSONL("application/jsonl; charset=utf-8") {
        @Override
        String head() {
            return "";
        }

        @Override
        String line(SyncEntry entry) {
            return SyncEntryJson.of(entry) + "\n";
        }
    };

    static final String CSV_EXAMPLE = """
            id,at,action,resourceType,resourceId,resourceDisplay,status,httpStatus,durationMillis,tokenId,requestId,userAgent,changes,note,cause,remedy
            019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c17,2026-01-31T12:00:00Z,CREATE,USER,019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c13,ana@acme.example,SUCCESS,201,12.5,0D1nVv2mPEXtCBy5m,r-1,,,,,
            """;
    static final String JSONL_EXAMPLE = """
            {"id":"019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c17","at":"2026-01-31T12:00:00Z","action":"DELETE","resourceType":"USER","status":"SUCCESS","httpStatus":204,"durationMillis":12.5,"requestId":"r-1","changes":[]}
            """;

    private final String mediaType;

    SyncLogExport(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    abstract String head();

    abstract String line(SyncEntry entry);

    void write(SyncEntry entry, Writer writer) {
        try {
            writer.write(line(entry));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static String millis(SyncEntry entry) {
        return Double.toString(entry.duration().toNanos() / 1e6);
    }

    private static String changes(List<AttributeChange> changes) {
        return changes.stream()
                .map(change -> change.attribute() + ": " + change.before().orElse("(none)") + " -> "
                        + change.after().orElse("(none)"))
                .collect(Collectors.joining("; "));
    }
}
