package io.muster.application.service.traffic;

import io.muster.domain.traffic.HourCount;
import io.muster.domain.traffic.ObservedClient;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** The requests of one organization that a node counted since it last wrote. Not safe for concurrent use. */
final class UnwrittenCounts {
    private final Map<Instant, HourCount> hours = new TreeMap<>();
    private final Instant since;
    private final Map<ObservedClient, Conversation> conversations = new EnumMap<>(ObservedClient.class);
    private boolean anySuccess;

    /** The first and the last request of a client. */
    record Conversation(Instant first, Instant last) {
        Conversation and(Conversation other) {
            return new Conversation(
                    first.isBefore(other.first) ? first : other.first, last.isAfter(other.last) ? last : other.last);
        }
    }

    /** @param since when the first of the requests began */
    UnwrittenCounts(Instant since) {
        this.since = since;
    }

    UnwrittenCounts plus(Instant at, boolean failed) {
        add(HourCount.of(at, failed));
        anySuccess |= !failed;
        return this;
    }

    /** Notes that a client with a working token is there. */
    UnwrittenCounts continued(ObservedClient client, Instant at) {
        conversations.merge(client, new Conversation(at, at), Conversation::and);
        return this;
    }

    /** Returns the sum with what was counted later. */
    UnwrittenCounts plus(UnwrittenCounts later) {
        later.hours.values().forEach(this::add);
        later.conversations.forEach((client, its) -> conversations.merge(client, its, Conversation::and));
        anySuccess |= later.anySuccess;
        return this;
    }

    Iterable<HourCount> hours() {
        return hours.values();
    }

    Map<ObservedClient, Conversation> conversations() {
        return conversations;
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
