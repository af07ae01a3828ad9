package io.muster.rest.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.rest.limit.Quotas.QuotaState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class QuotasTest {
    private final ManualTime time = new ManualTime();
    private final Quotas<String> quotas = new Quotas<>(new Quota(10, 20), time);

    @Test
    void requestsBeyondTheBurstAreRefusedUntilTheRateAllowsThem() {
        for (int request = 0; request < 20; request++) {
            assertThat(taken("acme", 1)).isTrue();
        }
        QuotaState refused = quotas.take("acme", 1).orElseThrow();

        assertThat(refused.taken()).isFalse();
        assertThat(refused.retryAfter()).isEqualTo(Duration.ofMillis(100));
        assertThat(refused.untilFull()).isEqualTo(Duration.ofSeconds(2));
        time.passes(Duration.ofMillis(100));
        assertThat(taken("acme", 1)).isTrue();
        assertThat(taken("acme", 1)).isFalse();
    }

    @Test
    void keysDoNotShareTheirQuota() {
        assertThat(taken("acme", 20)).isTrue();
        assertThat(taken("acme", 1)).isFalse();
        assertThat(taken("globex", 20)).isTrue();
    }

    @Test
    void requestThatCostsMoreThanTheBurstTakesTheWholeBurst() {
        assertThat(taken("acme", 900)).isTrue();
        assertThat(taken("acme", 1)).isFalse();
    }

    @Test
    void rateOfZeroIsNoLimit() {
        assertThat(new Quotas<String>(new Quota(0, 5), time).take("acme", 1)).isEmpty();
    }

    @Test
    void usedUpKeyIsRecognizedWithoutTakingAnything() {
        assertThat(quotas.isUsedUp("acme")).isFalse();
        taken("acme", 20);
        assertThat(quotas.isUsedUp("acme")).isTrue();
        time.passes(Duration.ofSeconds(2));
        assertThat(quotas.isUsedUp("acme")).isFalse();
        assertThat(taken("acme", 20)).isTrue();
    }

    private boolean taken(String key, long cost) {
        return quotas.take(key, cost).orElseThrow().taken();
    }
}
