package io.muster.application.port.out;

import java.time.Instant;
import java.time.InstantSource;

/**
 * Where time, ids and secrets come from; no service asks anything else for them.
 *
 * @param time ticks in microseconds, which is what databases keep
 */
public record Environment(InstantSource time, Ids ids, Secrets secrets) {
    public Instant now() {
        return time.instant();
    }
}
