package io.muster.domain.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.domain.problem.Problem;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExportRuleTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    @Test
    void exportCountsForADayToTheMicrosecond() {
        Instant end = NOON.plus(ExportRule.VALID);

        assertThatCode(() -> ExportRule.requireExport(Optional.of(NOON), false, end))
                .doesNotThrowAnyException();
        assertMissing(Optional.of(NOON), end.plusNanos(1_000));
    }

    @Test
    void withoutAnExportOnlyAWaiverIsEnough() {
        assertMissing(Optional.empty(), NOON);
        assertThatCode(() -> ExportRule.requireExport(Optional.empty(), true, NOON))
                .doesNotThrowAnyException();
    }

    private static void assertMissing(Optional<Instant> completed, Instant now) {
        assertThatThrownBy(() -> ExportRule.requireExport(completed, false, now))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code())
                        .isEqualTo(Problem.Code.PRECONDITION_MISSING));
    }
}
