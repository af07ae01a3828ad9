package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an operator sees when the packaged server starts. */
class StartIT {
    private static final int NOBODY_LISTENS = 0;

    private static final String FIRST_KEY = "API key for all organizations (shown only now): mst_key_";

    @Test
    @Timeout(180)
    void withoutASecretKeyItSaysSoAndIsNeverReady() throws Exception {
        try (ServerProcess server = ServerProcess.launch(output("keyless"), Map.of())) {
            while (server.console().stream().noneMatch(line -> line.contains("CWWKZ0012I"))) { // "was not started"
                LockSupport.parkNanos(200_000_000);
            }

            assertThat(server.console()).anyMatch(line -> line.contains("MUSTER_SECRET_KEY isn't set"));
            int ready = ready(server);
            while (ready == NOBODY_LISTENS) {
                LockSupport.parkNanos(200_000_000);
                ready = ready(server);
            }
            assertThat(ready).isEqualTo(503);
        }
    }

    @Test
    void aTakenPortEndsTheStartWithItsReason() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerProcess server = ServerProcess.launchOn(
                        taken.getLocalPort(), output("taken"), MusterServer.secrets(MusterServer.freshApiKey()))) {
            assertThat(server.awaitEnd()).isEqualTo(1);
            assertThat(server.console())
                    .noneMatch(line -> line.contains("CWWKF0011I")) // "is ready"
                    .filteredOn(line -> line.contains("cannot listen"))
                    .singleElement()
                    .asString()
                    .contains("port " + taken.getLocalPort(), "MUSTER_HTTP_PORT");
        }
    }

    @Test
    void theFirstStartPrintsAnApiKeyThatIsInNoLogAndLogsNoErrorTheSecondPrintsNone() {
        Map<String, String> settings = new HashMap<>(MusterServer.secrets(MusterServer.freshApiKey()));
        settings.remove("MUSTER_API_KEY");
        Path output = output("first-key");

        try (ServerProcess first = ServerProcess.start(output, settings)) {
            assertThat(keys(first.console())).hasSize(1);
            assertThat(first.logFiles()).noneMatch(line -> line.contains("mst_key_"));
            assertThat(first.console())
                    .noneMatch(line ->
                            line.contains("\"loglevel\":\"ERROR\"") || line.contains("\"loglevel\":\"SEVERE\""));
        }
        try (ServerProcess second = ServerProcess.start(output, settings)) {
            assertThat(keys(second.console())).isEmpty();
        }
    }

    /** The server may say that the application failed before it listens at all. */
    private static int ready(ServerProcess server) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(server.url().resolve("/health/ready")).build();
        try {
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.discarding())
                    .statusCode();
        } catch (ConnectException notYet) {
            return NOBODY_LISTENS;
        }
    }

    private static List<String> keys(List<String> console) {
        return console.stream().filter(line -> line.startsWith(FIRST_KEY)).toList();
    }

    private static Path output(String name) {
        return Path.of("target/e2e", name + "-" + ProcessHandle.current().pid());
    }
}
