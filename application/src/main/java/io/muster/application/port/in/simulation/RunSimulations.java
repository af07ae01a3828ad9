package io.muster.application.port.in.simulation;

import io.muster.application.port.in.AdminCaller;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import io.muster.domain.simulation.Conversation;
import io.muster.domain.simulation.Simulation;
import io.muster.domain.simulation.SimulationId;
import java.util.List;

/** An Admin plays the conversation of an identity provider against the organization's own SCIM service. */
public interface RunSimulations {
    /**
     * Returns the conversations that can be played, in the order in which they are shown.
     *
     * @throws Problem NOT_FOUND
     */
    List<Conversation> conversations(AdminCaller caller, OrganizationId organization);

    /**
     * Stores a simulation with a token of its own, and returns its work. Run it soon, in any thread: it takes at most
     * some minutes, and waits for answers over HTTP. If it is not run, or the node ends, {@link CleanUpSimulations}
     * ends it.
     *
     * @throws Problem NOT_FOUND; INVALID_VALUE for an unknown conversation; MODE_CONFLICT if the mode is not SCIM or a
     *     simulation of the organization is running
     */
    Started begin(AdminCaller caller, OrganizationId organization, String conversation);

    /** @throws Problem NOT_FOUND */
    Simulation find(AdminCaller caller, OrganizationId organization, SimulationId id);

    /**
     * Returns the newest {@value Simulation#KEPT}, the newest first.
     *
     * @throws Problem NOT_FOUND
     */
    List<Simulation> latest(AdminCaller caller, OrganizationId organization);

    /** A simulation that has started, and the work that plays its steps. */
    record Started(Simulation simulation, Runnable work) {}
}
