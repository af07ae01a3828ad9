package io.muster.rest.webhook;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The size of a replay. */
public record ReplayView(
        @Schema(description = "The number of events that are sent again.", examples = "1")
        long events) {}
