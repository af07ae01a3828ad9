package io.muster.application.port.in.retention;

/**
 * Deletes expired data. Each method deletes in small batches, each in a unit of work of its own, so
 * that several nodes may call it at once; it returns how many rows it deleted.
 */
public interface ApplyRetention {
    /**
     * Deletes the entries of sync logs that are older than the organization's plan keeps, and failures that have none
     * since, and prepares storage for the coming months.
     */
    long purgeSyncLogs();

    /** Deletes the numbers of requests of hours that are longer ago than 31 days. */
    long purgeRequestCounts();

    /** Deletes events that are older than the configured retention, and prepares storage for the coming months. */
    long purgeEvents();

    /** Deletes mappings whose group was deleted too long ago to be restored. */
    long purgeMappings();

    /** Deletes removals that have been final for 90 days. */
    long purgeRemovals();

    /**
     * Deletes dead letters whose last attempt is longer ago than events are kept, so that they can be replayed no more.
     */
    long purgeDeadLetters();

    /**
     * Deletes SCIM tokens and API keys that ended 90 days ago. A later use of one is refused as that of an unknown one.
     * Log entries and grants that name them stay as they are.
     */
    long purgeCredentials();

    /**
     * Deletes sign-ins that the plan no longer keeps, too many that nobody came back from, and sessions that ended a
     * day ago.
     */
    long purgeSignIns();
}
