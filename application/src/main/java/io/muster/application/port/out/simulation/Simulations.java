package io.muster.application.port.out.simulation;

import io.muster.domain.organization.OrganizationId;
import io.muster.domain.simulation.Simulation;
import io.muster.domain.simulation.SimulationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stores simulations with their steps. */
public interface Simulations {
    void add(Simulation simulation);

    /** Stores steps, end and clean-up of a simulation; does nothing if it is gone. */
    void save(Simulation simulation);

    Optional<Simulation> find(OrganizationId organization, SimulationId id);

    /** Returns whether a simulation has not ended. */
    boolean isRunning(OrganizationId organization);

    /** Returns at most so many, the newest first. */
    List<Simulation> latest(OrganizationId organization, int limit);

    /** Returns those that began before this time and are not cleaned up, at most so many, the oldest first. */
    List<Simulation> left(OrganizationId organization, Instant before, int limit);

    /** Returns a page of organizations that have such simulations, in the order of their ids. */
    List<OrganizationId> organizationsWithLeft(Instant before, Optional<OrganizationId> after, int limit);

    /** Deletes all but the newest, save those that are not cleaned up. */
    void trim(OrganizationId organization, int kept);
}
