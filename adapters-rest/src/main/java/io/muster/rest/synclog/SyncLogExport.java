package io.muster.rest.synclog;

import io.muster.domain.synclog.AttributeChange;
import io.muster.domain.synclog.SyncEntry;
import io.muster.rest.admin.Csv;
import io.muster.rest.admin.LogExport;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The lines of an exported sync log. */
final class SyncLogExport {
    static final LogExport<SyncEntry> EXPORT = new LogExport<>(
            "id,at,action,resourceType,resourceId,resourceDisplay,status,httpStatus,durationMillis,"
                    + "tokenId,requestId,userAgent,changes,note,cause,remedy",
            SyncLogExport::csv,
            entry -> SyncEntryJson.of(entry).toString());

    static final String CSV_EXAMPLE = """
            id,at,action,resourceType,resourceId,resourceDisplay,status,httpStatus,durationMillis,tokenId,requestId,userAgent,changes,note,cause,remedy
            019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c17,2026-01-31T12:00:00Z,CREATE,USER,019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c13,ana@acme.example,SUCCESS,201,12.5,0D1nVv2mPEXtCBy5m,r-1,,,,,
            """;
    static final String JSONL_EXAMPLE = """
            {"id":"019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c17","at":"2026-01-31T12:00:00Z","action":"DELETE","resourceType":"USER","status":"SUCCESS","httpStatus":204,"durationMillis":12.5,"requestId":"r-1","changes":[]}
            """;

    private SyncLogExport() {}

    private static String csv(SyncEntry entry) {
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
                .collect(Collectors.joining(","));
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
