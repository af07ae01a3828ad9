package io.muster.rest.scim;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.in.RequestTrace;
import io.muster.application.port.in.synclog.ReportFailures.Failure;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.synclog.Remedy;
import io.muster.domain.synclog.SyncAction;
import io.muster.domain.synclog.SyncResource;
import io.muster.rest.limit.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RefusalLogTest {
    private static final Failure FAILURE = new Failure(
            new OrganizationId(new UUID(0, 1)),
            SyncAction.AUTHENTICATE,
            SyncResource.of(SyncResource.Type.TOKEN, "id", "id"),
            401,
            "The token was revoked",
            Remedy.COPY_TOKEN,
            Optional.empty(),
            new RequestTrace("r", Optional.empty(), Instant.EPOCH));

    private final ManualTime time = new ManualTime();
    private final RefusalLog log = new RefusalLog(time);

    @Test
    void wrongSecretsKeepNoOtherRefusalOutOfTheLog() {
        exhaust("WRONG_SECRET");

        assertThat(log.admit(FAILURE, Optional.of("WRONG_SECRET"))).isEmpty();
        assertThat(log.admit(FAILURE, Optional.of("REVOKED"))).contains(FAILURE);
        assertThat(log.admit(FAILURE, Optional.empty())).contains(FAILURE);
    }

    @Test
    void nextEntryOfAKindHasTheNumberOfRefusalsLeftOut() {
        exhaust("WRONG_SECRET");
        for (int refusal = 0; refusal < 41; refusal++) {
            log.admit(FAILURE, Optional.of("WRONG_SECRET"));
        }
        time.passes(Duration.ofSeconds(1));

        assertThat(log.admit(FAILURE, Optional.of("WRONG_SECRET"))).contains(FAILURE.leavingOut(41));
    }

    private void exhaust(String kind) {
        for (long entry = 0; entry < RefusalLog.ENTRIES.burst(); entry++) {
            log.admit(FAILURE, Optional.of(kind));
        }
    }
}
