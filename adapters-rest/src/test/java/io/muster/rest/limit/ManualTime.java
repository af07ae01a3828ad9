package io.muster.rest.limit;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** A clock that stands until a test moves it. */
public final class ManualTime implements TimeMeter {
    private long nanos;

    public void passes(Duration duration) {
        nanos += duration.toNanos();
    }

    @Override
    public long currentTimeNanos() {
        return nanos;
    }

    @Override
    public boolean isWallClockBased() {
        return false;
    }
}
