package io.muster.application.port.in.event;

/** The clock moves announcements from the outbox into the feeds. */
public interface RelayEvents {
    /** Moves what waits, in bounded batches and for a bounded time; returns whether more is left. */
    boolean relay();
}
