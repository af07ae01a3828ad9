package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** The spans that a node sends to a collector. They are protobuf, in which texts are UTF-8. */
@OnItsOwnServers
class TracesIT {
    private static final Duration SENT_EVERY = Duration.ofMillis(200);
    private static final String SEARCHED = "ana.searched";

    private final String apiKey = MusterServer.freshApiKey();

    @Test
    void spansOfRequestsHaveNoQueryAndNoSecret() {
        try (Receiver collector = new Receiver();
                ServerProcess server = sendingTo(collector)) {
            collector.answers(message -> 200);
            Tenant tenant = Tenant.on(server, apiKey);
            work(tenant);

            Receiver.await(() -> sent(collector).contains("/v2/Users/no-such-id"), Duration.ofSeconds(10));

            assertThat(sent(collector))
                    .contains("/v2/Users/no-such-id", "/members", "http.response.status_code")
                    .doesNotContain(SEARCHED, apiKey, tenant.token(), "Bearer");
        }
    }

    @Test
    void nothingIsSentUnlessTracesAreSwitchedOn() {
        work(Tenant.on(MusterServer.H2));

        LockSupport.parkNanos(SENT_EVERY.multipliedBy(10).toNanos());

        assertThat(MusterServer.collector().messages()).isEmpty();
    }

    /** Searches by SCIM and in the admin API, with and without a credential. */
    private static void work(Tenant tenant) {
        tenant.scim().find("/Users", "userName eq \"" + SEARCHED + "\"").is(200);
        tenant.scim()
                .without("Authorization")
                .find("/Users", "userName eq \"" + SEARCHED + "\"")
                .is(401);
        tenant.admin().get("/members?text=" + SEARCHED).is(200);
        tenant.operator().get("/no/such/path?text=" + SEARCHED).is(404);
        tenant.operator().get("/version?text=" + SEARCHED).is(200);
        tenant.scim().get("/Users/no-such-id").is(404);
    }

    private static String sent(Receiver collector) {
        List<String> bodies =
                collector.messages().stream().map(Receiver.Message::body).toList();
        return String.join("\n", bodies);
    }

    private ServerProcess sendingTo(Receiver collector) {
        Map<String, String> settings = new HashMap<>(MusterServer.secrets(apiKey));
        settings.putAll(collectedBy(collector));
        settings.put("OTEL_SDK_DISABLED", "false");
        return ServerProcess.start(
                Path.of("target/e2e", "traces-" + ProcessHandle.current().pid()), settings);
    }

    /** Returns settings that name the collector, which switches nothing on. */
    static Map<String, String> collectedBy(Receiver collector) {
        return Map.of(
                "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", collector.url(),
                "OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
                "OTEL_METRICS_EXPORTER", "none",
                "OTEL_LOGS_EXPORTER", "none",
                "OTEL_BSP_SCHEDULE_DELAY", Long.toString(SENT_EVERY.toMillis()));
    }
}
