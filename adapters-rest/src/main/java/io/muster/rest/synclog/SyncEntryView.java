package io.muster.rest.synclog;

import io.muster.domain.synclog.SyncAction;
import io.muster.domain.synclog.SyncEntry;
import io.muster.domain.synclog.SyncResource;
import io.muster.domain.synclog.SyncStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One entry of the sync log. */
@Schema(description = "What the identity provider asked for, and what became of it.")
public record SyncEntryView(
        UUID id,
        Instant at,
        SyncAction action,
        ResourceView resource,
        SyncStatus status,

        @Schema(description = "The status that the identity provider was answered.", examples = "200")
        int httpStatus,

        @Schema(examples = "12.5") double durationMillis,

        @Schema(description = "The public id of the token; absent if it is not known.", examples = "0D1nVv2mPEXtCBy5m")
        Optional<String> tokenId,

        @Schema(examples = "019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c17")
        String requestId,

        @Schema(examples = "Okta SCIM Client 1.0.0") Optional<String> userAgent,
        List<ChangeView> changes,

        @Schema(description = "What else the admin should know.", examples = "1 member is unknown")
        Optional<String> note,

        @Schema(description = "Why the request failed; present in failures only.")
        Optional<FailureView> failure) {

    @Schema(description = "What the request was about.")
    public record ResourceView(
            SyncResource.Type type,

            @Schema(examples = "019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c13")
            Optional<String> id,

            @Schema(examples = "ana@acme.example") Optional<String> display) {}

    @Schema(description = "An attribute that was changed. Personal values are redacted.")
    public record ChangeView(
            @Schema(examples = "title") String attribute,
            @Schema(examples = "E***") Optional<String> before,
            @Schema(examples = "B***") Optional<String> after) {}

    @Schema(description = "What went wrong, and what to do about it.")
    public record FailureView(
            @Schema(examples = "userName ana@acme.example is already used")
            String cause,

            @Schema(examples = "Give the user another userName at the identity provider.")
            String remedy,

            @Schema(
                    description = "What it has in common with other failures: the key of a cause.",
                    examples = "3f1c9a0b12de45f6")
            String causeKey) {}

    /** Returns the view of an entry. */
    public static SyncEntryView of(SyncEntry entry) {
        return SyncLogMapper.VIEWS.view(entry);
    }
}
