package io.muster.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.in.RequestTrace;
import io.muster.application.testing.Fixtures;
import io.muster.rest.limit.ManualTime;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RefusalLinesTest {
    private static final Exchange GUESSES = exchange("192.0.2.1");

    private final ManualTime time = new ManualTime();
    private final RefusalLines lines = new RefusalLines(time);

    @Test
    void floodOfRefusalsHasFewLinesAndTheNextOneCountsTheOthers() {
        for (long line = 0; line < RefusalLines.LINES.burst(); line++) {
            assertThat(lines.admit(GUESSES, 429)).hasValue(0);
        }
        for (int refusal = 0; refusal < 4_000; refusal++) {
            assertThat(lines.admit(GUESSES, refusal % 2 == 0 ? 429 : 503)).isEmpty();
        }
        time.passes(Duration.ofSeconds(1));

        assertThat(lines.admit(GUESSES, 429)).hasValue(4_000);
    }

    @Test
    void floodLeavesOutNoOtherStatusAndNoRefusalOfAnotherAddress() {
        for (int refusal = 0; refusal < 1_000; refusal++) {
            lines.admit(GUESSES, 429);
        }

        for (int status : new int[] {200, 400, 401, 404, 413, 500}) {
            assertThat(lines.admit(GUESSES, status)).hasValue(0);
        }
        assertThat(lines.admit(exchange("192.0.2.2"), 429)).hasValue(0);
    }

    private static Exchange exchange(String address) {
        Exchange exchange = new Exchange();
        exchange.begin(
                new RequestTrace("r1", Optional.empty(), Fixtures.NOON),
                RequestPath.parse("/api/v1/login/link"),
                "https://muster.example/api/v1",
                address);
        return exchange;
    }
}
