package io.muster.domain.synclog;

/** The purpose of a SCIM request. */
public enum SyncAction {
    CREATE,
    UPDATE,
    DEACTIVATE,
    REACTIVATE,
    DELETE,
    ADD_MEMBERS,
    REMOVE_MEMBERS,
    AUTHENTICATE,
    /** A read. Only failed reads are logged. */
    READ
}
