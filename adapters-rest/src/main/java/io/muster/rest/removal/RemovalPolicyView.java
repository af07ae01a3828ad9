package io.muster.rest.removal;

import io.muster.domain.removal.RemovalPolicy;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The limit on removals. The numbers are absent if it is switched off. */
@Schema(description = "The limit on removals. The numbers are absent if it is switched off.")
public record RemovalPolicyView(
        @Schema(description = "Whether removals beyond the limit are held.")
        boolean enabled,

        @Schema(description = "Percent of the members with access.", examples = "20")
        Optional<Integer> share,

        @Schema(description = "This number of removals is never too many.", examples = "20")
        Optional<Integer> number,

        @Schema(description = "The time within which removals are counted.", examples = "600")
        Optional<Long> windowSeconds,

        @Schema(description = "A held removal takes effect after this time.", examples = "259200")
        Optional<Long> deadlineSeconds) {

    static RemovalPolicyView of(Optional<RemovalPolicy> policy) {
        return new RemovalPolicyView(
                policy.isPresent(),
                policy.map(RemovalPolicy::share),
                policy.map(RemovalPolicy::number),
                policy.map(on -> on.window().toSeconds()),
                policy.map(on -> on.deadline().toSeconds()));
    }
}
