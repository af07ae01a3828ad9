package io.muster.application.service;

import io.muster.application.port.out.Ids;
import io.muster.application.port.out.Secrets;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Where time, ids and secrets come from; no service asks anything else for them.
 *
 * @param time ticks in microseconds, which is what databases keep
 */
public record Sources(InstantSource time, Ids ids, Secrets secrets) {
    Instant now() {
        return time.instant();
    }
}
