package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an operator and the tools around a server ask of it. */
@OnEachDatabase
class OperabilityIT {
    private final HttpClient http = HttpClient.newHttpClient();
    private final MusterServer server;

    OperabilityIT(MusterServer server) {
        this.server = server;
    }

    @Test
    void startedLiveAndReadyAreAnswered() throws Exception {
        for (String probe : new String[] {"started", "live", "ready"}) {
            JsonObject health = json(get("/health/" + probe));

            assertThat(health.getString("status")).as(probe).isEqualTo("UP");
        }
    }

    @Test
    void readinessAsksTheDatabase() throws Exception {
        JsonObject ready = json(get("/health/ready"));

        assertThat(ready.getJsonArray("checks").getValuesAs(JsonObject.class))
                .extracting(check -> check.getString("name"))
                .contains("database");
    }

    @Test
    void theBuildTellsItsVersion() throws Exception {
        JsonObject version = json(get("/api/v1/version"));

        assertThat(version.getString("version")).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(version.getString("buildTime")).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
    }

    @Test
    void nothingBelowTheApiIsAnsweredByAPageOfTheContainer() throws Exception {
        for (String path : new String[] {"", "/", "/no/such/path", "/a%2fb", "/organizations;x=y/../x"}) {
            HttpResponse<String> refused = raw("/api/v1" + path);

            assertThat(refused.statusCode()).as(path).isBetween(400, 499);
            assertThat(refused.body()).as(path).doesNotContain("SRVE", "Exception", "<html");
        }
        for (String path : new String[] {"/Users/a%2fb", "/Users/a;b=c", "", "/", "/Users/../../x"}) {
            HttpResponse<String> refused = raw("/api/v1/scim/any/v2" + path);

            assertThat(refused.statusCode()).as(path).isBetween(400, 499);
            assertThat(refused.body()).as(path).doesNotContain("SRVE", "Exception", "<html");
        }
    }

    @Test
    @Timeout(60)
    void noLogHasAQueryString() throws Exception {
        get("/api/v1/version?filter=ana%40example.com");
        get("/no/such/page?filter=ana%40example.com");

        // the access log is written by a thread of its own
        while (server.process().logged().stream().noneMatch(line -> line.contains("/no/such/page"))) {
            LockSupport.parkNanos(100_000_000);
        }
        assertThat(server.process().logged()).noneMatch(line -> line.contains("ana%40") || line.contains("ana@"));
    }

    private HttpResponse<String> raw(String path) throws IOException, InterruptedException {
        URI uri = URI.create(server.url() + path);
        return http.send(
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(server.url().resolve(path)).build(), BodyHandlers.ofString());
    }

    private static JsonObject json(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        try (JsonReader reader = Json.createReader(new StringReader(response.body()))) {
            return reader.readObject();
        }
    }
}
