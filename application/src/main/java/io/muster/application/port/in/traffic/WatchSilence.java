package io.muster.application.port.in.traffic;

/** The clock looks for identity providers that have become silent. */
public interface WatchSilence {
    /**
     * Publishes each silence that has begun, once. Serves a bounded number of organizations, each in a unit of work of
     * its own.
     *
     * @return whether others may be waiting for the next call
     */
    boolean watch();
}
