package io.muster.rest.synclog;

import io.muster.domain.synclog.FailingResource;
import io.muster.domain.synclog.SyncResource;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The failures of one cause about one resource. */
@Schema(description = "The failures of one cause that are about one resource, added up.")
public record FailingResourceView(
        @Schema(description = "The key of the cause, a filter of the sync log.", examples = "3f1c9a0b12de45f6")
        String cause,

        @Schema(
                description = "The cause, with an ellipsis in place of each name and id.",
                examples = "userName is already used by another user")
        String title,

        @Schema(examples = "Change one of the two in the identity provider.")
        String remedy,

        SyncResource.Type resourceType,

        @Schema(description = "As it was sent.", examples = "019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c13")
        Optional<String> id,

        @Schema(description = "The name that was sent.", examples = "ana@acme.example")
        Optional<String> display,

        @Schema(description = "How many requests failed.", examples = "4")
        long requests,

        Instant firstSeen,
        Instant lastSeen,

        @Schema(description = "Present if the resource had a success since; to about ten seconds.")
        Optional<Instant> solvedSince,

        @Schema(description = "The last failure in the sync log.")
        UUID lastEntry) {

    public static FailingResourceView of(FailingResource failing) {
        return new FailingResourceView(
                failing.cause().key(),
                failing.cause().title(),
                failing.remedy(),
                failing.resource().type(),
                failing.resource().id(),
                failing.resource().display(),
                failing.requests(),
                failing.firstSeen(),
                failing.lastSeen(),
                failing.solvedSince(),
                failing.lastEntry());
    }
}
