package io.muster.application.port.in.simulation;

/** The clock ends simulations whose node did not, and removes the users and groups that they left. */
public interface CleanUpSimulations {
    /** Cleans up for the organizations of one turn. Returns whether others may be waiting for the next one. */
    boolean cleanUp();
}
