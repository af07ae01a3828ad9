package io.muster.rest.removal;

import io.muster.domain.organization.Provenance;
import io.muster.domain.removal.Removal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A deactivation or deletion that was counted. */
@Schema(description = "A deactivation or deletion that the identity provider sent.")
public record RemovalView(
        @Schema(description = "Counts the organization's removals.", examples = "1")
        long number,

        UUID user,
        @Schema(examples = "ana@acme.example") String label,
        Removal.Kind kind,
        Instant at,
        @Schema(examples = "SCIM") String by,

        @Schema(description = "Finds the request in the sync log.", examples = "019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c17")
        Optional<String> requestId,

        Removal.State state,

        @Schema(description = "When the removal, or the decision about it, becomes final; absent once it is.")
        Optional<Instant> due,

        @Schema(description = "When an admin decided.") Optional<Instant> decidedAt,

        @Schema(description = "The admin who decided.", examples = "operator")
        Optional<String> decidedBy) {

    static RemovalView of(Removal removal) {
        return new RemovalView(
                removal.number(),
                removal.user().value(),
                removal.label(),
                removal.kind(),
                removal.source().at(),
                removal.source().by(),
                removal.source().requestId(),
                removal.state(),
                removal.due(),
                removal.decided().map(Provenance::at),
                removal.decided().map(Provenance::by));
    }
}
