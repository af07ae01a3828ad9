package io.muster.application.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.muster.domain.problem.Problem;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Assertions about problems. */
public final class Refusals {
    private Refusals() {}

    /** Asserts that the work is refused with this code, and returns the problem. */
    public static Problem assertRefused(Problem.Code code, ThrowingCallable work) {
        Problem problem = catchThrowableOfType(Problem.class, work);
        assertThat(problem).as("a refusal").isNotNull();
        assertThat(problem.code()).as(problem.detail()).isEqualTo(code);
        return problem;
    }
}
