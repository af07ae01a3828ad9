package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.idp.connection.oidc.TestOpenIdProvider;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sets a connection up by the API and signs in by it, with a browser that keeps cookies as browsers do. */
@OnEachDatabase
class SsoJourneyIT {
    private static final String SESSION = "/api/v1/login/session";

    private final MusterServer server;
    private final Tenant tenant;
    private final Client admin;
    private final TestOpenIdProvider provider = TestOpenIdProvider.start();

    SsoJourneyIT(MusterServer server) {
        this.server = server;
        tenant = Tenant.on(server);
        admin = tenant.admin();
    }

    @AfterEach
    void stopProvider() {
        provider.close();
    }

    @Test
    void memberOfScimSignsInThroughATestedConnectionUntilDeactivated() throws IOException {
        admin.get("/connection").is(200).has("/inUse", false).lacks("/draft");
        String ana = tenant.user("ana");
        provider.signsIn(Map.of("sub", "s1", "email", tenant.email("ana")));
        admin.put("/connection/draft", draft()).is(200).has("/draft/version", 1).has("/draft/secret/lastFour", "plus");
        assertThat(admin.post("/connection/draft/checks", "").is(200).body()).doesNotContain("FAILED");
        admin.post("/connection/activations", "{'version':1}").is(409);

        Answer test = admin.post("/connection/draft/tests", "").is(201);
        Browser tester = new Browser();
        assertThat(tester.follow(test.text("/url")).body()).contains("The test is passed", tenant.email("ana"));
        admin.get("/sign-ins/" + test.id()).is(200).has("/outcome", "SUCCEEDED").has("/report/member", ana);
        tester.get(server.url() + SESSION, 401);

        Answer active = admin.post("/connection/activations", "{'version':1}").is(200);
        active.has("/inUse", true);
        Browser browser = new Browser();
        browser.follow(active.text("/ours/initiateLoginUri"));
        assertThat(browser.get(server.url() + SESSION, 200)).contains(ana);
        assertThat(admin.get("/sign-ins?outcome=SUCCEEDED&test=false").is(200).list("items"))
                .hasSize(1);

        tenant.deactivate(ana).is(200);
        browser.get(server.url() + SESSION, 401);
        assertThat(browser.follow(active.text("/ours/initiateLoginUri")).body()).contains("MEMBER_INACTIVE");
        assertThat(admin.get("/sign-ins?code=MEMBER_INACTIVE").is(200).list("items"))
                .hasSize(1);
        assertThat(output())
                .doesNotContain(
                        TestOpenIdProvider.SECRET,
                        browser.cookies.values().stream()
                                .filter(value -> value.length() > 40)
                                .findFirst()
                                .orElse("no cookie"));
    }

    @Test
    void strangersAndAnotherOrganizationsBrowsersStayOutside() throws IOException {
        connected();
        Tenant other = Tenant.on(server);
        provider.signsIn(Map.of("sub", "s1", "email", other.email("bob")));
        other.user("bob");

        Browser browser = new Browser();
        assertThat(browser.follow(initiation()).body()).contains("DOMAIN_NOT_VERIFIED");
        browser.get(server.url() + SESSION, 401);
        HttpResponse<String> atProvider = browser.send(browser.location(browser.send(initiation())));
        String callback = browser.location(atProvider);
        assertThat(new Browser().send(callback).body()).contains("ATTEMPT_IN_ANOTHER_BROWSER");
        assertThat(browser.send(callback.replace(tenant.id(), other.id())).body())
                .contains("ATTEMPT_UNKNOWN");
        assertThat(browser.send(callback).body()).contains("DOMAIN_NOT_VERIFIED");
        assertThat(browser.send(callback).body()).contains("ATTEMPT_ENDED");
    }

    @Test
    void signOutEndsTheSession() throws IOException {
        connected();
        tenant.user("ana");
        provider.signsIn(Map.of("sub", "s1", "email", tenant.email("ana")));
        Browser browser = new Browser();
        browser.follow(server.url() + "/api/v1/login?address=" + tenant.email("ana"));
        browser.get(server.url() + SESSION, 200);
        Map<String, String> kept = Map.copyOf(browser.cookies);

        browser.post(server.url() + "/api/v1/logout");

        browser.cookies.putAll(kept);
        browser.get(server.url() + SESSION, 401);
    }

    private void connected() throws IOException {
        provider.signsIn(Map.of("sub", "tester", "email", tenant.email("tester")));
        tenant.user("tester");
        admin.put("/connection/draft", draft()).is(200);
        new Browser().follow(admin.post("/connection/draft/tests", "").is(201).text("/url"));
        admin.post("/connection/activations", "{'version':1}").is(200);
    }

    private String initiation() {
        return admin.get("/connection").is(200).text("/ours/initiateLoginUri");
    }

    private String draft() {
        return "{'issuer':'" + provider.issuer() + "','clientId':'" + TestOpenIdProvider.CLIENT
                + "','clientAuthentication':'SECRET_BASIC','secret':'"
                + TestOpenIdProvider.SECRET + "'}";
    }

    private String output() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("target/e2e"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".log")).toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    /** Keeps cookies, as a browser does on a loopback address, and follows redirects. */
    private static final class Browser {
        private static final Pattern COOKIE = Pattern.compile("([^=]+)=([^;]*).*");
        private static final HttpClient HTTP = HttpClient.newHttpClient();

        private final Map<String, String> cookies = new LinkedHashMap<>();

        HttpResponse<String> follow(String url) throws IOException {
            HttpResponse<String> response = send(url);
            for (int hops = 0; response.statusCode() / 100 == 3 && hops < 10; hops++) {
                response = send(location(response));
            }
            return response;
        }

        String location(HttpResponse<String> response) {
            return response.uri()
                    .resolve(response.headers().firstValue("Location").orElseThrow())
                    .toString();
        }

        String get(String url, int status) throws IOException {
            HttpResponse<String> response = send(url);
            assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
            return response.body();
        }

        void post(String url) throws IOException {
            assertThat(send(HttpRequest.newBuilder(URI.create(url)).POST(HttpRequest.BodyPublishers.noBody()))
                            .statusCode())
                    .isEqualTo(204);
        }

        HttpResponse<String> send(String url) throws IOException {
            return send(HttpRequest.newBuilder(URI.create(url)));
        }

        private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
            if (!cookies.isEmpty()) {
                request.header(
                        "Cookie",
                        cookies.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")));
            }
            try {
                HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
                for (String set : response.headers().allValues("Set-Cookie")) {
                    Matcher cookie = COOKIE.matcher(set);
                    assertThat(cookie.matches()).isTrue();
                    assertThat(set).contains("Secure", "HttpOnly", "Path=/");
                    cookies.put(cookie.group(1), cookie.group(2));
                }
                return response;
            } catch (InterruptedException stopped) {
                throw new IOException(stopped);
            }
        }
    }
}
