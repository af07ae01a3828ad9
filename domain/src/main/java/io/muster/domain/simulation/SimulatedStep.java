package io.muster.domain.simulation;

import java.util.List;
import java.util.Optional;

/**
 * The result of a step.
 *
 * @param target path and query as sent, below the base URL
 * @param sent the body, cut if it is long
 * @param expected what the answer had to be, in words
 * @param status the status of the answer; empty without an answer
 * @param answer the body of the answer, cut if it is long
 * @param why the verdict in words
 */
public record SimulatedStep(
        String title,
        String method,
        String target,
        Optional<String> sent,
        String expected,
        Optional<Integer> status,
        Optional<String> answer,
        Verdict verdict,
        String why) {

    /** Returns whether there are steps, and all have passed. */
    static boolean allPassed(List<SimulatedStep> steps) {
        return !steps.isEmpty() && steps.stream().allMatch(step -> step.verdict() == Verdict.PASSED);
    }

    /** The verdict on a step. */
    public enum Verdict {
        PASSED,
        FAILED,
        /** It was not sent, since it needs what a failed step should have given, or the simulation ended before. */
        SKIPPED
    }
}
