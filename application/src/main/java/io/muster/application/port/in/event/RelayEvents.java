package io.muster.application.port.in.event;

/** The clock moves pending events from the outbox into the feeds. */
public interface RelayEvents {
    /** Moves pending events in bounded batches and for a bounded time; returns whether more are left. */
    boolean relay();
}
