package io.muster.rest.scim;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.muster.domain.organization.OrganizationId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Limits the requests of each organization on this node, and the log entries of refusals that cost the caller nothing: an
 * identity provider out of control must neither slow down the others nor fill a database.
 */
public final class RateLimits {
    private static final int FAILURES_AT_ONCE = 200;
    private static final int MAX_BUCKETS = 10_000;

    private final long perSecond;
    private final long burst;
    private final Map<OrganizationId, Bucket> requests = new Recent();
    private final Map<OrganizationId, Bucket> refusals = new Recent();

    /**
     * @param perSecond sustained requests of an organization in a second; 0 for no limit
     * @param burst requests at once; at least {@code perSecond}
     */
    public RateLimits(long perSecond, long burst) {
        this.perSecond = perSecond;
        this.burst = Math.max(perSecond, burst);
    }

    /** Returns the time until the organization may send its next request; empty if this request is within the limit. */
    Optional<Duration> delay(OrganizationId organization) {
        if (perSecond <= 0) {
            return Optional.empty();
        }
        ConsumptionProbe probe =
                bucket(requests, organization, perSecond, burst).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /** Returns whether the organization's log has room for one more refusal that cost the caller nothing. */
    boolean mayLogRefusal(OrganizationId organization) {
        return bucket(refusals, organization, 1, FAILURES_AT_ONCE).tryConsume(1);
    }

    private static Bucket bucket(
            Map<OrganizationId, Bucket> buckets, OrganizationId organization, long perSecond, long capacity) {
        synchronized (buckets) {
            return buckets.computeIfAbsent(organization, unknown -> Bucket.builder()
                    .addLimit(limit -> limit.capacity(capacity).refillGreedy(perSecond, Duration.ofSeconds(1)))
                    .build());
        }
    }

    /** Drops the bucket that was unused for longest; its organization starts with a full one again. */
    private static final class Recent extends LinkedHashMap<OrganizationId, Bucket> {
        private static final long serialVersionUID = 1L;

        Recent() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<OrganizationId, Bucket> eldest) {
            return size() > MAX_BUCKETS;
        }
    }
}
