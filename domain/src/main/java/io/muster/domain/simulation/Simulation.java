package io.muster.domain.simulation;

import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A run of a conversation against the SCIM service of an organization. It is stored before its token exists, so that
 * what it creates is found by its mark and removed even if the node ends in between.
 *
 * @param conversation the id of the conversation
 * @param mark begins the names of all users and groups that it creates
 * @param tokenId the public id of its token
 * @param started when and by whom
 * @param ended when its last step ended, or was given up
 * @param cleanedUp whether everything that it created has been removed
 */
public record Simulation(
        OrganizationId organization,
        SimulationId id,
        String conversation,
        String mark,
        String tokenId,
        Provenance started,
        Optional<Instant> ended,
        List<SimulatedStep> steps,
        boolean cleanedUp) {
    /** The age at which it begins no further step. */
    public static final Duration LONGEST = Duration.ofMinutes(2);
    /** The age at which its token ends; one that has not ended then was left by a node. */
    public static final Duration TOKEN_LIFE = Duration.ofMinutes(5);
    /** The newest simulations of an organization that are kept. */
    public static final int KEPT = 20;
    /** The characters of a body that a step keeps. */
    public static final int SHOWN = 2_000;

    public Simulation {
        steps = List.copyOf(steps);
    }

    /** The state of a simulation. */
    public enum State {
        RUNNING,
        PASSED,
        FAILED
    }

    public State state() {
        if (ended.isEmpty()) {
            return State.RUNNING;
        }
        return SimulatedStep.allPassed(steps) ? State.PASSED : State.FAILED;
    }

    /** Returns whether it may begin another step. */
    public boolean hasTimeAt(Instant now) {
        return now.isBefore(started.at().plus(LONGEST));
    }

    public Simulation with(SimulatedStep step) {
        return new Simulation(
                organization,
                id,
                conversation,
                mark,
                tokenId,
                started,
                ended,
                Stream.concat(steps.stream(), Stream.of(step)).toList(),
                cleanedUp);
    }

    /** Returns the simulation as ended, if it had not ended already. */
    public Simulation endedAt(Instant now) {
        return new Simulation(
                organization,
                id,
                conversation,
                mark,
                tokenId,
                started,
                Optional.of(ended.orElse(now)),
                steps,
                cleanedUp);
    }

    public Simulation cleaned() {
        return new Simulation(organization, id, conversation, mark, tokenId, started, ended, steps, true);
    }
}
