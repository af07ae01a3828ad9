package io.muster.domain.sync;

/** How a request ended. */
public enum SyncStatus {
    SUCCESS,
    /** There was nothing to change. */
    SKIPPED,
    FAILED
}
