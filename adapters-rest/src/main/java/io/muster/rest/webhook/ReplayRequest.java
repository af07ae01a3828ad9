package io.muster.rest.webhook;

import io.muster.domain.problem.Problem;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A request to send again: one dead letter, all of them, or every event after a number. */
@Schema(description = "Send one of sequence, deadLetters and after.", examples = "{\"deadLetters\": true}")
record ReplayRequest(
        @Schema(description = "Sends the dead letter with this number again.")
        Optional<Long> sequence,

        @Schema(description = "true sends all dead letters again.", examples = "true")
        Optional<Boolean> deadLetters,

        @Schema(description = "Sends every event after this number again; 0 for all that the feed still has.")
        Optional<Long> after) {

    /** @throws Problem INVALID_VALUE unless it asks for exactly one thing */
    ReplayRequest {
        long wanted = Stream.of(sequence.isPresent(), deadLetters.orElse(false), after.isPresent())
                .filter(given -> given)
                .count();
        if (wanted != 1) {
            throw Problem.invalidValue("one of sequence, deadLetters and after is required");
        }
    }
}
