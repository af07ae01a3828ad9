package io.muster.application.port.in.traffic;

/** The clock lets the node write what it counted. */
public interface WriteRequestCounts {
    /**
     * Adds the requests since the last call to the numbers of their hours, and marks failures as solved that had a
     * success since: each organization with requests in a unit of work of its own. Numbers that cannot be written
     * are written by the next call.
     *
     * @return how many organizations had requests
     */
    int write();
}
