package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.idp.testing.Secrets;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import okhttp3.mockwebserver.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Sign-in at an OpenID provider that others have written, with the claims of Microsoft Entra ID: a pairwise subject,
 * and an address of which nobody says that it is verified.
 */
@OnEachDatabase
class EntraSignInIT {
    private static final String PROVIDER = "tenant/v2.0";
    private static final String CLIENT = "4d1f2f0e-application";
    private static final int AN_HOUR = 3_600;
    private static final Pattern SECRET = Pattern.compile("(?:code|code_verifier|client_secret)=([^&]+)");

    private final MusterServer server;
    private final Tenant tenant;
    private final Client admin;
    private final MockOAuth2Server entra = new MockOAuth2Server();

    EntraSignInIT(MusterServer server) throws IOException {
        this.server = server;
        tenant = Tenant.on(server);
        admin = tenant.admin();
        entra.start(InetAddress.getLoopbackAddress(), 0);
        connect();
    }

    @AfterEach
    void stopProvider() throws InterruptedException {
        for (RecordedRequest request = next(); request != null; request = next()) {
            String form = request.getBody().readUtf8();
            SECRET.matcher(form).results().forEach(field -> Secrets.add(field.group(1)));
        }
        entra.shutdown();
    }

    private @Nullable RecordedRequest next() throws InterruptedException {
        try {
            return entra.takeRequest(1, TimeUnit.MILLISECONDS);
        } catch (RuntimeException thereIsNone) {
            return null;
        }
    }

    @Test
    void memberOfScimSignsInThoughNobodySaysThatTheAddressIsVerified() throws IOException {
        String ana = tenant.user("ana");

        Browser browser = new Browser();
        assertThat(signIn(browser, "pairwise-1", tenant.email("ana"), Map.of())).contains(ana);
        assertThat(browser.get(server.url() + "/api/v1/session", 200)).contains(ana);
        assertThat(signIn(new Browser(), "pairwise-1", "ana.married@" + tenant.domain(), Map.of()))
                .as("the subject is linked")
                .contains(ana);
    }

    @Test
    void addressOfADomainThatIsNotVerifiedHereIsRefused() throws IOException {
        assertThat(signIn(new Browser(), "pairwise-2", "ana@guest.example", Map.of()))
                .contains("DOMAIN_NOT_VERIFIED");
        assertThat(signIn(new Browser(), "pairwise-2", "ana@guest.example", Map.of("email_verified", true)))
                .contains("DOMAIN_NOT_VERIFIED");
    }

    @Test
    void statementThatTheAddressIsNotVerifiedIsBelieved() throws IOException {
        String bob = tenant.user("bob");

        assertThat(signIn(new Browser(), "pairwise-3", tenant.email("bob"), Map.of("email_verified", false)))
                .contains("EMAIL_UNVERIFIED");
        assertThat(signIn(new Browser(), "pairwise-3", tenant.email("bob"), Map.of("email_verified", true)))
                .contains(bob);
    }

    @Test
    void strangerIsRefusedByScimAndByHandAndJoinsJustInTime() throws IOException {
        String cleo = tenant.user("cleo");
        assertThat(signIn(new Browser(), "pairwise-4", tenant.email("zoe"), Map.of()))
                .contains("NOT_PROVISIONED");

        admin.put("/provisioning", "{'mode':'MANUAL','confirm':true}").is(200);
        assertThat(signIn(new Browser(), "pairwise-4", tenant.email("zoe"), Map.of()))
                .contains("NOT_INVITED");
        assertThat(signIn(new Browser(), "pairwise-5", tenant.email("cleo"), Map.of()))
                .contains(cleo);

        admin.put("/provisioning", "{'mode':'JIT'}").is(200);
        assertThat(signIn(new Browser(), "pairwise-4", tenant.email("zoe"), Map.of("given_name", "Zoe")))
                .contains(tenant.email("zoe"));
        assertThat(admin.get("/members?text=zoe").is(200).list("items")).hasSize(1);
    }

    private void connect() throws IOException {
        String secret = "secret-of-entra-" + UUID.randomUUID();
        Secrets.add(secret);
        tenant.user("tester");
        admin.put(
                        "/connection/draft",
                        "{'issuer':'" + entra.issuerUrl(PROVIDER) + "','clientId':'" + CLIENT
                                + "','clientAuthentication':'SECRET_POST','secret':'" + secret + "'}")
                .is(200);
        assertThat(admin.post("/connection/draft/checks", "").is(200).body()).doesNotContain("FAILED");
        states("tester", tenant.email("tester"), Map.of());
        assertThat(new Browser()
                        .follow(admin.post("/connection/draft/tests", "")
                                .is(201)
                                .text("/url"))
                        .body())
                .contains("The test was passed");
        admin.post("/connection/activations", "{'version':1}").is(200);
    }

    private String signIn(Browser browser, String subject, String email, Map<String, Object> more) throws IOException {
        states(subject, email, more);
        return browser.outcome(
                browser.send(admin.get("/connection").is(200).text("/serviceProvider/initiateLoginUri")));
    }

    private void states(String subject, String email, Map<String, Object> more) {
        Map<String, Object> claims = new HashMap<>(more);
        claims.put("email", email);
        claims.put("preferred_username", email);
        claims.put(
                "oid",
                UUID.nameUUIDFromBytes(subject.getBytes(StandardCharsets.UTF_8)).toString());
        claims.put("tid", "9188040d-6c67-4c5b-b112-36a304b66dad");
        claims.put("ver", "2.0");
        entra.enqueueCallback(
                new DefaultOAuth2TokenCallback(PROVIDER, subject, "JWT", List.of(CLIENT), claims, AN_HOUR));
    }
}
