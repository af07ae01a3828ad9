package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.idp.connection.oidc.TestOpenIdProvider;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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
                        browser.cookies().values().stream()
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
        Map<String, String> kept = Map.copyOf(browser.cookies());

        browser.post(server.url() + "/api/v1/logout");

        browser.cookies().putAll(kept);
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
}
