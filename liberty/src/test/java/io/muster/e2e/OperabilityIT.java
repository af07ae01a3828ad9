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

/** Health, version, logs and metrics, as operators and their tools read them. */
@OnEachDatabase
class OperabilityIT {
    private final HttpClient http = HttpClient.newHttpClient();
    private final MusterServer server;

    OperabilityIT(MusterServer server) {
        this.server = server;
    }

    @Test
    void healthProbesReportUp() throws Exception {
        for (String probe : new String[] {"started", "live", "ready"}) {
            JsonObject health = json(get("/health/" + probe));

            assertThat(health.getString("status")).as(probe).isEqualTo("UP");
        }
    }

    @Test
    void serverAcceptsEachValueOfItsConfiguration() {
        assertThat(server.process().logged()).noneMatch(line -> line.matches(".*CWWKG\\d+[EW].*"));
    }

    @Test
    void readinessIncludesTheDatabaseCheck() throws Exception {
        JsonObject ready = json(get("/health/ready"));

        assertThat(ready.getJsonArray("checks").getValuesAs(JsonObject.class))
                .extracting(check -> check.getString("name"))
                .contains("database");
    }

    @Test
    void versionEndpointReturnsVersionAndBuildTime() throws Exception {
        JsonObject version = json(get("/api/v1/version"));

        assertThat(version.getString("version")).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(version.getString("buildTime")).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
    }

    @Test
    void unknownAndMalformedApiPathsGetNoContainerErrorPage() throws Exception {
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
    void logsHaveNoQueryStrings() throws Exception {
        get("/api/v1/version?filter=ana%40example.com");
        get("/no/such/page?filter=ana%40example.com");

        // the access log is written asynchronously
        while (server.process().logged().stream().noneMatch(line -> line.contains("/no/such/page"))) {
            LockSupport.parkNanos(100_000_000);
        }
        assertThat(server.process().logged()).noneMatch(line -> line.contains("ana%40") || line.contains("ana@"));
    }

    @Test
    void unknownPathsOfSignInReturn404InTheirFormatWithoutAnApiKey() throws Exception {
        for (String path : new String[] {"/login/any", "/oidc/callback", "/saml/any"}) {
            HttpResponse<String> refused = raw("/api/v1" + path);

            assertThat(refused.statusCode()).as(path).isEqualTo(404);
            assertThat(refused.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
            assertThat(refused.headers().firstValue("X-Request-Id")).isPresent();
        }
        assertThat(raw("/api/v1/loginx").statusCode()).isEqualTo(401);
    }

    @Test
    void identityProviderOfDemonstrationsIsNotThere() throws Exception {
        for (String path : new String[] {"/demo/idp/jwks", "/demo/idp/authorize", "/demo/idp/"}) {
            assertThat(raw(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    @Timeout(60)
    void everyRequestHasOneLogLineWithItsIds() throws Exception {
        Tenant tenant = Tenant.on(server);
        tenant.admin()
                .with("X-Request-Id", "admin-1")
                .get("/members?text=ana%40example.com")
                .is(200);
        tenant.operator().with("X-Request-Id", "admin-2").get("/no/such/path").is(404);
        tenant.scim().with("X-Request-Id", "scim-1").get("/Users").is(200);
        tenant.scim()
                .without("Authorization")
                .with("X-Request-Id", "scim-2")
                .get("/Users")
                .is(401);
        tenant.scim()
                .at(tenant.scim().base().replace(tenant.id(), Tenant.on(server).id()))
                .with("X-Request-Id", "scim-3")
                .get("/Users")
                .is(401);
        raw("/api/v1/login/any");
        raw("/api/v1/saml/" + tenant.id() + "/metadata");

        String organization = " organization=" + tenant.id();
        String token = " caller=" + tenant.token().substring("mst_scim_".length(), "mst_scim_".length() + 4);
        assertLogged(
                "requestId=admin-1 surface=admin" + organization,
                " method=GET resource=organizations",
                "members status=200");
        assertLogged("requestId=admin-2 surface=admin organization=- caller=", " method=GET resource=other status=404");
        assertLogged("requestId=scim-1 surface=scim" + organization + token, " method=GET resource=Users status=200");
        assertLogged("requestId=scim-2 surface=scim organization=- caller=- method=GET resource=Users status=401");
        assertLogged("requestId=scim-3 surface=scim" + organization + " caller=- method=GET resource=Users status=401");
        assertLogged(" surface=sign_in organization=- caller=- method=GET resource=other status=404");
        assertLogged(" surface=sign_in" + organization + " caller=- method=GET resource=saml", "metadata status=200");
    }

    private void assertLogged(String... parts) {
        while (server.process().logged().stream().noneMatch(line -> line.contains(parts[0]))) {
            LockSupport.parkNanos(100_000_000);
        }
        assertThat(server.process().logged().stream().filter(line -> line.contains(parts[0])))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).contains(parts));
    }

    @Test
    void metricsAreLabelledBySurfaceAndResourceAndNeverByPath() throws Exception {
        Tenant tenant = Tenant.on(server);
        tenant.admin().get("/members").is(200);
        tenant.scim().get("/Users").is(200);
        tenant.scim().get("/made-up-" + tenant.id()).is(404);
        tenant.scim()
                .at(tenant.scim().base().replace(tenant.id(), Tenant.on(server).id()))
                .with("X-Request-Id", "scim-3")
                .get("/Users")
                .is(401);
        raw("/api/v1/login/any");

        String metrics = get("/metrics").body();

        assertThat(metrics)
                .contains("muster_requests_total{", "muster_request_duration_seconds_bucket{")
                .contains("surface=\"admin\"", "surface=\"scim\"", "surface=\"sign_in\"")
                .contains("resource=\"Users\"", "resource=\"other\"")
                .doesNotContain(tenant.id());
        assertThat(metrics.lines())
                .as("percentiles take a quarter of a megabyte a timer")
                .noneMatch(line -> line.contains("quantile="));
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
