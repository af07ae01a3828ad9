package io.muster.rest.removal;

import io.muster.domain.removal.Removal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A decision about one removal. */
@Schema(examples = "{\"decision\": \"REJECT\"}")
record RemovalDecision(
        @Schema(description = "APPROVE: access ends now. REJECT: the member is as before. UNDO: takes either back.")
        Removal.Decision decision) {}
