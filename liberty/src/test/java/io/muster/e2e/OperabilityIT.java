package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

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
    void whatTheContainerRefusesIsAProblem() throws Exception {
        HttpResponse<String> refused = get("/no/such/page");

        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(refused.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(refused.body()).doesNotContain("SRVE", "Exception");
    }

    @Test
    void whatTheContainerRefusesBelowScimIsAScimError() throws Exception {
        HttpResponse<String> refused = get("/api/v1/scim/any/v2/Users/a%2fb");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/scim+json");
        assertThat(refused.body()).contains("urn:ietf:params:scim:api:messages:2.0:Error", "\"status\":\"400\"");
    }

    @Test
    void noLogHasAQueryString() throws Exception {
        get("/api/v1/version?filter=ana%40example.com");
        get("/no/such/page?filter=ana%40example.com");

        assertThat(server.process().logged())
                .anyMatch(line -> line.contains("/no/such/page"))
                .noneMatch(line -> line.contains("ana%40") || line.contains("ana@"));
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
