package io.muster.idp.connection.oidc;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Values with their ages, a bounded number of them: whatever was not used for the longest time goes first. */
final class Expiring<V> {
    private static final int MAX_VALUES = 1_000;

    private final Map<String, Aged<V>> values = new LinkedHashMap<>(16, 0.75f, true);
    private final InstantSource time;

    Expiring(InstantSource time) {
        this.time = time;
    }

    private record Aged<V>(V value, Instant since) {}

    /** Returns the value, if it is not older than that. */
    synchronized Optional<V> get(String key, Duration maxAge) {
        return Optional.ofNullable(values.get(key))
                .filter(aged -> time.instant().isBefore(aged.since().plus(maxAge)))
                .map(Aged::value);
    }

    synchronized V put(String key, V value) {
        values.put(key, new Aged<>(value, time.instant()));
        if (values.size() > MAX_VALUES) {
            values.remove(values.keySet().iterator().next());
        }
        return value;
    }
}
