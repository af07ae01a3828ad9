package io.muster.rest.event;

import io.muster.application.port.in.event.RetryEvents.WithheldEvent;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An event that could not be published. */
@Schema(description = "An event that could not be published.")
public record WithheldEventView(
        @Schema(description = "As in the event io.muster.feed.event_withheld.", examples = "42")
        long position,

        @Schema(description = "Absent for a change of access.", examples = "io.muster.member.updated")
        Optional<String> type,

        @Schema(description = "What it is about.", examples = "members/019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c12")
        String subject,

        @Schema(description = "Why the last attempt failed.", examples = "A node stopped while it published the event")
        String reason,

        Instant withheldAt) {

    static WithheldEventView of(WithheldEvent event) {
        return new WithheldEventView(event.position(), event.type(), event.subject(), event.reason(), event.at());
    }
}
