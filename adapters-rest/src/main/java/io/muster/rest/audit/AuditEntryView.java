package io.muster.rest.audit;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One entry of the audit log. */
public record AuditEntryView(
        @Schema(description = "The place in the log: 1, 2, 3, ... without a gap.", examples = "1")
        long sequence,

        UUID id,
        Instant at,
        @Schema(examples = "operator") String actor,

        @Schema(
                description = "What was done. A newer version has more actions, also on other nodes during an upgrade.",
                examples = "PLAN_CHANGED")
        String action,

        @Schema(description = "What was acted on.", examples = "organization")
        String subject,

        @Schema(examples = "{\"plan\": \"BUSINESS\"}") Map<String, String> details,

        @Schema(description = "The hash of the entry before.", examples = AuditEntryView.HASH)
        String previous,

        @Schema(
                description = "The SHA-256 of this entry, which covers the hash of the entry before.",
                examples = AuditEntryView.HASH)
        String hash) {
    private static final String HASH = "83adbd0f55e2e826495fb89d01b2f09e5e31a62d4c95b5946bab7acf031451aa";
}
