package io.muster.application.service.traffic;

import io.muster.domain.traffic.HourCount;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** What a node counted of one organization since it last wrote. Not safe for concurrent use. */
final class RequestTally {
    private final Map<Instant, HourCount> hours = new TreeMap<>();
    private final Instant since;
    private boolean anySuccess;

    /** @param since when the first of the requests began */
    RequestTally(Instant since) {
        this.since = since;
    }

    RequestTally plus(Instant at, boolean failed) {
        add(HourCount.of(at, failed));
        anySuccess |= !failed;
        return this;
    }

    /** Returns the sum with what was counted later. */
    RequestTally plus(RequestTally later) {
        later.hours.values().forEach(this::add);
        anySuccess |= later.anySuccess;
        return this;
    }

    Iterable<HourCount> hours() {
        return hours.values();
    }

    /** Returns when the first of the requests began. */
    Instant since() {
        return since;
    }

    /** Returns whether one of the requests was answered with a success. */
    boolean anySuccess() {
        return anySuccess;
    }

    private void add(HourCount more) {
        hours.merge(more.hour(), more, (sum, added) -> sum.plus(added.requests(), added.failures()));
    }
}
