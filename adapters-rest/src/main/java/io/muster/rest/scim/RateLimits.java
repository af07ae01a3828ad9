package io.muster.rest.scim;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.muster.domain.organization.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.NullUnmarked;

/**
 * How much of this node each organization may have, and how many failures of each kind go into a log: an identity
 * provider gone wild must neither slow the others down nor fill a database.
 */
@ApplicationScoped
@NullUnmarked // the container fills the fields
public class RateLimits {
    private static final int FAILURES_AT_ONCE = 200;
    private static final int MAX_BUCKETS = 10_000;

    @Inject
    @ConfigProperty(name = "MUSTER_SCIM_RATE_PER_SECOND", defaultValue = "100")
    private long perSecond;

    @Inject
    @ConfigProperty(name = "MUSTER_SCIM_RATE_BURST", defaultValue = "500")
    private long burst;

    private final Map<OrganizationId, Bucket> requests = new Recent();
    private final Map<OrganizationId, Bucket> unloggedFailures = new Recent();

    /** After how long the organization may ask again; empty if it may now. */
    Optional<Duration> delay(OrganizationId organization) {
        if (perSecond <= 0) {
            return Optional.empty();
        }
        ConsumptionProbe probe = bucket(requests, organization, perSecond, Math.max(perSecond, burst))
                .tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /** Whether another refusal that costs the caller nothing may still be written into the organization's log. */
    boolean mayLogRefusal(OrganizationId organization) {
        return bucket(unloggedFailures, organization, 1, FAILURES_AT_ONCE).tryConsume(1);
    }

    private static Bucket bucket(
            Map<OrganizationId, Bucket> buckets, OrganizationId organization, long perSecond, long capacity) {
        synchronized (buckets) {
            return buckets.computeIfAbsent(organization, unknown -> Bucket.builder()
                    .addLimit(limit -> limit.capacity(capacity).refillGreedy(perSecond, Duration.ofSeconds(1)))
                    .build());
        }
    }

    /** Forgets who hasn't been seen for longest: at worst they get a full bucket again. */
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
