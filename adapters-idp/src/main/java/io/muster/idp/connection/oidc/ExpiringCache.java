package io.muster.idp.connection.oidc;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Values with their ages, as many as the bytes that they were made of allow: the value that was not used for the
 * longest time goes first. Customers choose the values, so neither their number nor the size of one may decide.
 */
final class ExpiringCache<V> {
    private static final int MAX_VALUES = 1_000;

    private final Map<String, Aged<V>> values = new LinkedHashMap<>(16, 0.75f, true);
    private final InstantSource time;
    private final int maxBytes;
    private long bytes;

    ExpiringCache(InstantSource time, int maxBytes) {
        this.time = time;
        this.maxBytes = maxBytes;
    }

    private record Aged<V>(V value, Instant since, int bytes) {}

    /** Returns the value, if it is not older than that. */
    synchronized Optional<V> get(String key, Duration maxAge) {
        return Optional.ofNullable(values.get(key))
                .filter(aged -> time.instant().isBefore(aged.since().plus(maxAge)))
                .map(Aged::value);
    }

    /** @param made the bytes that the value was made of */
    synchronized V put(String key, V value, int made) {
        store(key, new Aged<>(value, time.instant(), key.length() + made));
        return value;
    }

    /** Keeps the value, if it still is here, as one that is made of so many bytes. */
    synchronized void setSize(String key, int made) {
        Optional.ofNullable(values.get(key))
                .ifPresent(aged -> store(key, new Aged<>(aged.value(), aged.since(), key.length() + made)));
    }

    private void store(String key, Aged<V> aged) {
        bytes += aged.bytes();
        forgotten(values.put(key, aged));
        while (bytes > maxBytes || values.size() > MAX_VALUES) {
            forgotten(values.remove(values.keySet().iterator().next()));
        }
    }

    private void forgotten(@Nullable Aged<V> aged) {
        bytes -= aged == null ? 0 : aged.bytes();
    }
}
