package io.muster.rest.directory;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A request to mark a break-glass owner, or to take the mark away. */
@Schema(examples = "{\"breakGlass\": true}")
record BreakGlassChange(
        @Schema(description = "Whether the member is an owner whom sync cannot shut out.")
        boolean breakGlass) {}
