package io.muster.rest.webhook;

import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An event that a webhook did not take. */
@Schema(description = "An event that the webhook did not take for 24 hours.")
public record DeadLetterView(
        @Schema(description = "The event's place in the feed.", examples = "42")
        long sequence,

        @Schema(examples = "12") int attempts,
        Instant firstAttemptAt,
        Instant lastAttemptAt,

        @Schema(description = "The status of the last answer, if there was one.", examples = "500")
        Optional<Integer> lastStatus,

        @Schema(description = "Why there was no answer.", examples = "The connection timed out")
        Optional<String> lastFailure) {}
