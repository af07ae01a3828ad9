package io.muster.application.port.in.organization;

/** The clock deletes the rows of deleted organizations. */
public interface PurgeOrganizations {
    /**
     * Deletes one batch of each organization that has been deleted for half a minute, for a bounded number of
     * organizations. Each batch is a unit of work of its own. Several nodes may call it at once. An organization whose
     * batch fails does not keep the others from theirs.
     *
     * @return whether more is left
     */
    boolean purge();
}
