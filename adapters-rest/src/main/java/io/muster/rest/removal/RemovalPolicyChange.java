package io.muster.rest.removal;

import io.muster.domain.removal.RemovalPolicy;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The limit on removals to set. Absent fields are as recommended. */
@Schema(description = "Absent fields are as recommended: 20 percent, 20 removals, 10 minutes, 3 days.", examples = """
                {"enabled": true, "share": 20, "number": 20, "windowSeconds": 600, "deadlineSeconds": 259200}""")
record RemovalPolicyChange(
        @Schema(description = "Whether removals beyond the limit are held.")
        boolean enabled,

        @Schema(description = "Percent of the members with access.", minimum = "0", maximum = "100")
        Optional<Long> share,

        @Schema(
                description = "This number of removals is never too many.",
                minimum = "0",
                maximum = "1000000",
                examples = "20")
        Optional<Long> number,

        @Schema(
                description = "The time within which removals are counted.",
                minimum = "60",
                maximum = "2592000",
                examples = "600")
        Optional<Long> windowSeconds,

        @Schema(
                description = "A held removal takes effect after this time.",
                minimum = "60",
                maximum = "2592000",
                examples = "259200")
        Optional<Long> deadlineSeconds) {
    private static final long YEAR = 365L * 86_400;

    /** Returns the policy; empty if it is switched off. @throws io.muster.domain.problem.Problem INVALID_VALUE */
    Optional<RemovalPolicy> policy() {
        if (!enabled) {
            return Optional.empty();
        }
        RemovalPolicy usual = RemovalPolicy.RECOMMENDED;
        return Optional.of(new RemovalPolicy(
                share.map(RemovalPolicyChange::bounded).orElse(usual.share()),
                number.map(RemovalPolicyChange::bounded).orElse(usual.number()),
                windowSeconds.map(RemovalPolicyChange::seconds).orElse(usual.window()),
                deadlineSeconds.map(RemovalPolicyChange::seconds).orElse(usual.deadline())));
    }

    /** A number out of every range stays so when it is narrowed. */
    private static int bounded(long number) {
        return (int) Math.max(-1, Math.min(Integer.MAX_VALUE, number));
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(Math.max(0, Math.min(YEAR, seconds)));
    }
}
