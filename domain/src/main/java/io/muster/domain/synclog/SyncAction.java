package io.muster.domain.synclog;

/** What a request was to do. */
public enum SyncAction {
    CREATE,
    UPDATE,
    DEACTIVATE,
    REACTIVATE,
    DELETE,
    ADD_MEMBERS,
    REMOVE_MEMBERS,
    AUTHENTICATE,
    /** Only failed reads are logged. */
    READ
}
