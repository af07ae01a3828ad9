package io.muster.rest.synclog;

import io.muster.domain.synclog.FailureGroup;
import io.muster.domain.synclog.SyncResource;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The failures of one cause. */
@Schema(description = "The failures of one cause, added up.")
public record FailureGroupView(
        @Schema(description = "The key of the cause, a filter of the sync log.", examples = "3f1c9a0b12de45f6")
        String cause,

        @Schema(
                description = "The cause, with an ellipsis in place of each name and id.",
                examples = "userName is already used by another user")
        String title,

        @Schema(examples = "Change one of the two in the identity provider.")
        String remedy,

        SyncResource.Type resourceType,

        @Schema(description = "How many resources failed.", examples = "12")
        long resources,

        @Schema(description = "How many of them had a success since.", examples = "3")
        long solvedResources,

        @Schema(description = "How many requests failed.", examples = "40")
        long requests,

        Instant firstSeen,
        Instant lastSeen,

        @Schema(description = "Present if all resources had a success since; to about ten seconds.")
        Optional<Instant> solvedSince,

        @Schema(description = "The last failure in the sync log.")
        UUID lastEntry) {

    public static FailureGroupView of(FailureGroup group) {
        return new FailureGroupView(
                group.cause().key(),
                group.cause().title(),
                group.remedy(),
                group.resourceType(),
                group.resources(),
                group.solvedResources(),
                group.requests(),
                group.firstSeen(),
                group.lastSeen(),
                group.solvedSince(),
                group.lastEntry());
    }
}
