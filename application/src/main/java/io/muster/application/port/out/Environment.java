package io.muster.application.port.out;

import java.time.Instant;
import java.time.InstantSource;

/**
 * The sources of time, ids and random bytes. No service uses another one.
 *
 * @param time ticks in microseconds, the precision of the databases
 */
public record Environment(InstantSource time, Ids ids, Secrets secrets) {
    public Instant now() {
        return time.instant();
    }
}
