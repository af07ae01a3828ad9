package io.muster.application.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.muster.domain.problem.Problem;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What tests say about refusals. */
public final class Refusals {
    private Refusals() {}

    /** The work is refused with this code; gives back the refusal. */
    public static Problem assertRefused(Problem.Code code, ThrowingCallable work) {
        Problem problem = catchThrowableOfType(Problem.class, work);
        assertThat(problem).as("a refusal").isNotNull();
        assertThat(problem.code()).as(problem.detail()).isEqualTo(code);
        return problem;
    }
}
