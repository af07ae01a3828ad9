package io.muster.domain.synclog;

/** The outcome of a request. */
public enum SyncStatus {
    SUCCESS,
    /** The request changed nothing. */
    SKIPPED,
    FAILED
}
