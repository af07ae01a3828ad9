package io.muster.rest.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;

/** A token bucket for each key, in memory. A key that was unused for long starts with a full bucket again. */
public final class Quotas<K> {
    /** The keys that are kept at least; at most twice as many are, with about half a kilobyte each. */
    public static final int MAX_KEYS = 2_048;

    private final Quota quota;
    private final TimeMeter time;
    private final RecentlyUsed<K, Bucket> buckets = new RecentlyUsed<>(MAX_KEYS);

    public Quotas(Quota quota, TimeMeter time) {
        this.quota = quota;
        this.time = time;
    }

    /**
     * The remaining requests of a key.
     *
     * @param taken whether there was enough for the request
     * @param retryAfter until the request can be repeated with success; zero if it was taken
     * @param untilFull until the bucket is full, if nothing more is taken
     */
    public record QuotaState(Quota quota, boolean taken, long remaining, Duration retryAfter, Duration untilFull) {}

    /**
     * Takes the cost of a request, or nothing if not enough is left. A request that costs more than the whole burst
     * costs the burst. Empty without a limit.
     */
    public Optional<QuotaState> take(K key, long cost) {
        if (quota.isUnlimited()) {
            return Optional.empty();
        }
        ConsumptionProbe probe = bucket(key).tryConsumeAndReturnRemaining(Math.min(cost, quota.burst()));
        return Optional.of(new QuotaState(
                quota,
                probe.isConsumed(),
                probe.getRemainingTokens(),
                Duration.ofNanos(probe.getNanosToWaitForRefill()),
                Duration.ofNanos(probe.getNanosToWaitForReset())));
    }

    /** Returns whether nothing is left for the key, without taking anything. */
    public boolean isUsedUp(K key) {
        return !quota.isUnlimited() && bucket(key).getAvailableTokens() < 1;
    }

    private Bucket bucket(K key) {
        return buckets.get(key, () -> Bucket.builder()
                .addLimit(limit -> limit.capacity(quota.burst()).refillGreedy(quota.perSecond(), Duration.ofSeconds(1)))
                .withCustomTimePrecision(time)
                .build());
    }
}
