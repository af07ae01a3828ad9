package io.muster.application.port.in.event;

/** The clockwork that gives announcements their place in the feeds. */
public interface RelayEvents {
    /** Works off what waits, in bounded batches and for a bounded time; returns whether more is left. */
    boolean relay();

    /** Lets go of events that are older than they are kept, in small batches, and makes room for new ones; returns how many. */
    long purge();
}
