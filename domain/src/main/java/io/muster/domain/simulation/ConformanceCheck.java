package io.muster.domain.simulation;

import java.time.Duration;
import java.util.List;

/**
 * The result of a conversation that was played against a SCIM service of somebody else.
 *
 * @param conversation the id of the conversation
 * @param mark begins the names of all users and groups that it created
 * @param left paths of the users and groups that it created and could not delete
 */
public record ConformanceCheck(String conversation, String mark, List<SimulatedStep> steps, List<String> left) {
    /** The time after which no further step is begun. */
    public static final Duration STEPS = Duration.ofSeconds(30);
    /** The time after which nothing more is deleted. */
    public static final Duration STEPS_AND_DELETIONS = Duration.ofSeconds(45);

    public ConformanceCheck {
        steps = List.copyOf(steps);
        left = List.copyOf(left);
    }

    /** Returns whether each step has passed. Whether the service lets things be deleted is no part of it. */
    public boolean isPassed() {
        return SimulatedStep.allPassed(steps);
    }
}
