package io.muster.rest.limit;

import io.github.bucket4j.TimeMeter;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Limits the log entries of each key, and counts those that it keeps out, so that the next entry can tell how many
 * there were.
 */
public final class Suppressed<K> {
    private final Quotas<K> entries;
    private final RecentlyUsed<K, AtomicLong> counts = new RecentlyUsed<>(Quotas.MAX_KEYS);

    public Suppressed(Quota quota, TimeMeter time) {
        this.entries = new Quotas<>(quota, time);
    }

    /** Returns the number of entries kept out since the last one; empty if this one has to be kept out, too. */
    public OptionalLong admit(K key) {
        if (entries.take(key, 1).map(Quotas.QuotaState::taken).orElse(true)) {
            return OptionalLong.of(
                    counts.find(key).map(count -> count.getAndSet(0)).orElse(0L));
        }
        counts.get(key, AtomicLong::new).incrementAndGet();
        return OptionalLong.empty();
    }
}
