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
                ServerProcess server = server(collector, "traces-on", Map.of("OTEL_SDK_DISABLED", "false"))) {
            collector.answers(message -> 200);
            Tenant tenant = work(server);

            Receiver.await(() -> sent(collector).contains("/v2/Users/no-such-id"), Duration.ofSeconds(10));

            assertThat(sent(collector))
                    .contains("/v2/Users/no-such-id", "/members", "http.response.status_code")
                    .doesNotContain(SEARCHED, apiKey, tenant.token(), "Bearer");
        }
    }

    @Test
    void nothingIsSentUnlessTracesAreSwitchedOn() {
        try (Receiver collector = new Receiver();
                ServerProcess server = server(collector, "traces-off", Map.of())) {
            work(server);

            LockSupport.parkNanos(SENT_EVERY.multipliedBy(10).toNanos());

            assertThat(collector.messages()).isEmpty();
        }
    }

    /** Searches by SCIM and in the admin API, with and without a credential. */
    private Tenant work(ServerProcess server) {
        Tenant tenant = Tenant.on(server, apiKey);
        tenant.scim().find("/Users", "userName eq \"" + SEARCHED + "\"").is(200);
        tenant.scim()
                .without("Authorization")
                .find("/Users", "userName eq \"" + SEARCHED + "\"")
                .is(401);
        tenant.admin().get("/members?text=" + SEARCHED).is(200);
        tenant.operator().get("/no/such/path?text=" + SEARCHED).is(404);
        tenant.operator().get("/version?text=" + SEARCHED).is(200);
        tenant.scim().get("/Users/no-such-id").is(404);
        return tenant;
    }

    private static String sent(Receiver collector) {
        List<String> bodies =
                collector.messages().stream().map(Receiver.Message::body).toList();
        return String.join("\n", bodies);
    }

    private ServerProcess server(Receiver collector, String name, Map<String, String> special) {
        Map<String, String> settings = new HashMap<>(MusterServer.secrets(apiKey));
        settings.put("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", collector.url());
        settings.put("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
        settings.put("OTEL_METRICS_EXPORTER", "none");
        settings.put("OTEL_LOGS_EXPORTER", "none");
        settings.put("OTEL_BSP_SCHEDULE_DELAY", Long.toString(SENT_EVERY.toMillis()));
        settings.putAll(special);
        Path output = Path.of("target/e2e", name + "-" + ProcessHandle.current().pid());
        return ServerProcess.start(output, settings);
    }
}
