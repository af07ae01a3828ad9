package io.muster.domain.synclog;

/** How a request ended. */
public enum SyncStatus {
    SUCCESS,
    /** There was nothing to change. */
    SKIPPED,
    FAILED
}
