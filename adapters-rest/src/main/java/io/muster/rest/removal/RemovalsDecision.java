package io.muster.rest.removal;

import io.muster.domain.removal.Removal;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A decision about everything that is held. */
@Schema(examples = "{\"decision\": \"REJECT\"}")
record RemovalsDecision(
        @Schema(description = "APPROVE or REJECT; decisions are taken back one by one.", examples = "REJECT")
        Removal.Decision decision,

        @Schema(description = "The nextCursor of the answer before.")
        Optional<String> cursor) {}
