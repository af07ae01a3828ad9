package io.muster.rest.directory;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether a member is an owner whom sync cannot shut out. */
@Schema(examples = "{\"breakGlass\": true}")
record BreakGlassChange(
        @Schema(description = "Whether the member is an owner whom sync cannot shut out.")
        boolean breakGlass) {}
