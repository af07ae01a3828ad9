package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.muster.domain.connection.IdpCertificate;
import io.muster.idp.connection.saml.TestSamlProvider;
import io.muster.idp.connection.saml.TestSamlProvider.Form;
import io.muster.idp.connection.saml.TestSamlProvider.Received;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Sets a SAML connection up by the API and signs in by it; the identity provider's forms come from another site. */
@OnEachDatabase
class SamlJourneyIT {
    private static final String SESSION = "/api/v1/session";

    private final MusterServer server;
    private final Tenant tenant;
    private final Client admin;
    private final TestSamlProvider provider = new TestSamlProvider();

    SamlJourneyIT(MusterServer server) {
        this.server = server;
        tenant = Tenant.on(server);
        admin = tenant.admin();
    }

    @Test
    void memberOfScimSignsInThroughATestedConnectionAndAnswersWorkOnce() throws IOException {
        String ana = tenant.user("ana");
        Answer connection = admin.get("/connection").is(200);
        HttpResponse<String> metadata = new Browser().send(connection.text("/serviceProvider/entityId"));
        assertThat(metadata.statusCode()).isEqualTo(200);
        assertThat(metadata.body())
                .contains(
                        connection.text("/serviceProvider/entityId"),
                        connection.text("/serviceProvider/acsUrl"),
                        "encryption");
        admin.get("/connection").is(200).has("/serviceProvider/serviceKeys/0/signs", true);

        admin.put("/connection/draft/saml", fields(new TestSamlProvider().certificate()))
                .is(200)
                .has("/draft/protocol", "SAML");
        assertThat(test(Map.of("email", tenant.email("ana"))))
                .contains("SAML_WRONG_KEY", "Copy the present signing certificate");
        admin.put("/connection/draft/saml", metadata(provider.certificate()))
                .is(200)
                .has("/draft/issuer", TestSamlProvider.ENTITY_ID)
                .has(
                        "/draft/saml/certificates/0/fingerprint",
                        provider.certificate().fingerprint());
        assertThat(admin.post("/connection/draft/checks", "").is(200).body()).doesNotContain("FAILED");
        admin.post("/connection/activations", "{'version':2}").is(409);
        assertThat(test(Map.of("email", tenant.email("ana"))))
                .contains("The test was passed", tenant.email("ana"), ana);
        admin.post("/connection/activations", "{'version':2}").is(200).has("/inUse", true);

        Browser browser = new Browser();
        Form form = provider.signsIn(authenticationUrl(browser), "ana-1", Map.of("email", tenant.email("ana")));
        HttpResponse<String> answer = browser.postFromAnotherSite(form.acs(), form.fields());
        assertThat(browser.outcome(answer)).contains(ana);
        assertThat(browser.get(server.url() + SESSION, 200)).contains(ana);
        assertThat(browser.postFromAnotherSite(form.acs(), form.fields()).statusCode())
                .isEqualTo(403);

        String bob = tenant.user("bob");
        assertThat(admin.get("/connection/never-signed-in").is(200).list("items"))
                .singleElement()
                .satisfies(never -> assertThat(never.getString("id")).isEqualTo(bob));

        tenant.deactivate(ana).is(200);
        browser.get(server.url() + SESSION, 401);
        assertThat(signIn("ana-1", Map.of())).contains("MEMBER_INACTIVE");
    }

    @Test
    void unknownPersonJoinsByTheFirstSignInUntilTheAssertionIsAlteredRepeatedOrOfAnotherBrowser() throws IOException {
        connected();
        admin.put("/provisioning", "{'mode':'MANUAL','confirm':true}").is(200);
        admin.put("/provisioning", "{'mode':'JIT'}").is(200);

        admin.put("/group-mappings", Tenant.changes(Tenant.row("displayName", "Developers", "DEVELOPER", 0)))
                .is(200);
        Answer zoe = zoeWith("groups", "developers");
        tenant.access(zoe.text("/member")).has("/role", "DEVELOPER");
        assertThat(admin.get("/sign-ins?text=" + tenant.email("zoe")).is(200).text("/items/0/report/groups/0"))
                .contains("prepared mapping of Developers");
        zoeWith("groups", "nothing");
        tenant.access(zoe.text("/member")).has("/role", "VIEWER");
        assertThat(admin.get("/members?text=zoe").is(200).body()).contains(tenant.email("zoe"));

        Browser browser = new Browser();
        Form form = provider.signsIn(authenticationUrl(browser), "zoe-1", Map.of());
        assertThat(new Browser().postFromAnotherSite(form.acs(), form.fields()).body())
                .contains("ATTEMPT_IN_ANOTHER_BROWSER");
        provider.alters(xml -> xml.replace("zoe-1", "ana-1"));
        assertThat(signIn("zoe-1", Map.of())).contains("SAML_ALTERED");
        provider.alters(xml -> xml);
        provider.repeatsItself();
        assertThat(signIn("zoe-1", Map.of())).contains(tenant.email("zoe"));
        assertThat(signIn("zoe-1", Map.of())).contains("SAML_REPLAYED");
        assertThat(admin.get("/sign-ins?code=SAML_REPLAYED").is(200).list("items"))
                .hasSize(1);
        assertThat(admin.get("/sign-ins/export?code=SAML_REPLAYED")
                        .is(200)
                        .body()
                        .lines())
                .hasSize(2)
                .element(1)
                .asString()
                .contains("SAML_REPLAYED", "SAML,1,false,REFUSED");
        assertThat(admin.get("/sign-ins/export?format=JSONL&test=false").is(200).body())
                .contains("\"outcome\":\"SUCCEEDED\"", tenant.email("zoe"));
        assertThat(new Browser().send(server.url() + "/metrics").body())
                .contains("muster_sign_ins_total{", "outcome=\"SAML_REPLAYED\"");
    }

    private Answer zoeWith(String attribute, String value) throws IOException {
        assertThat(signIn("zoe-1", Map.of("email", tenant.email("zoe"), "firstName", "Zoe", attribute, value)))
                .contains(tenant.email("zoe"));
        Answer newest = admin.get("/sign-ins?limit=1").is(200);
        return admin.get("/sign-ins/" + newest.text("/items/0/id")).is(200);
    }

    @Test
    void signInEndsTheSessionThatTheBrowserHadThoughTheFormOfAnotherSiteBringsNone() throws IOException {
        connected();
        tenant.user("ana");
        String bob = tenant.user("bob");
        Browser browser = new Browser();
        Form form = provider.signsIn(authenticationUrl(browser), "ana-1", Map.of("email", tenant.email("ana")));
        browser.postFromAnotherSite(form.acs(), form.fields());
        Client ofAna = browser.admin(server);
        ofAna.get("/session").is(200);

        form = provider.signsIn(authenticationUrl(browser), "bob-1", Map.of("email", tenant.email("bob")));
        ofAna.get("/session").is(200);
        browser.postFromAnotherSite(form.acs(), form.fields());

        browser.admin(server).get("/session").is(200).has("/member/id", bob);
        ofAna.get("/session").is(401);
    }

    @Test
    void unsolicitedResponseMakesNoSessionAndStartsASignInOfOurOwn() throws IOException {
        connected();
        tenant.user("ana");
        Answer connection = admin.get("/connection").is(200);
        Form tile = provider.unsolicited(
                connection.text("/serviceProvider/acsUrl"),
                connection.text("/serviceProvider/entityId"),
                "ana-1",
                Map.of("email", tenant.email("ana")));
        Browser browser = new Browser();

        HttpResponse<String> asked = startedAt(tile, browser);
        assertThat(asked.statusCode()).isEqualTo(303);
        browser.get(server.url() + SESSION, 401);
        assertThat(browser.postFromAnotherSite(tile.acs(), tile.fields()).body())
                .contains("SAML_UNSOLICITED");

        asked = startedAt(tile, browser);
        Form form = provider.signsIn(browser.location(asked), "ana-1", Map.of("email", tenant.email("ana")));
        assertThat(browser.outcome(browser.postFromAnotherSite(form.acs(), form.fields())))
                .contains(tenant.email("ana"));

        Client former = browser.admin(server);
        form = provider.signsIn(
                browser.location(startedAt(tile, browser)), "ana-1", Map.of("email", tenant.email("ana")));
        browser.postFromAnotherSite(form.acs(), form.fields());
        former.get("/session").is(401);
    }

    /** Returns the redirect to the identity provider, after the one to our own address. */
    private static HttpResponse<String> startedAt(Form tile, Browser browser) throws IOException {
        HttpResponse<String> posted = browser.postFromAnotherSite(tile.acs(), tile.fields());
        return browser.send(browser.location(posted));
    }

    @Test
    void requestsAreSignedByTheKeyThatSignsThroughARollover() throws IOException {
        connected();
        admin.put(
                        "/connection/draft/saml",
                        fields(provider.certificate()).replace("{'entityId'", "{'signRequests':true,'entityId'"))
                .is(200);
        test(Map.of("email", tenant.email("tester")));
        admin.post("/connection/activations", "{'version':2}").is(200).has("/active/saml/signRequests", true);

        Received signed = TestSamlProvider.received(authenticationUrl(new Browser()));
        assertThat(signed.parameters()).containsKeys("SigAlg", "Signature", "RelayState");
        String first = admin.get("/connection").text("/serviceProvider/serviceKeys/0/fingerprint");
        admin.post("/connection/service-keys", "").is(200).has("/serviceProvider/serviceKeys/0/fingerprint", first);
        admin.post("/connection/service-keys", "").is(409);
        assertThat(new Browser()
                        .send(admin.get("/connection").text("/serviceProvider/entityId"))
                        .body()
                        .split("use=\"signing\"", -1))
                .hasSize(3);
        admin.post("/connection/service-keys/swaps", "")
                .is(200)
                .has("/serviceProvider/serviceKeys/1/fingerprint", first);
        Answer one = admin.delete("/connection/service-keys/other").is(200);
        assertThat(one.text("/serviceProvider/serviceKeys/0/fingerprint")).isNotEqualTo(first);
        one.lacks("/serviceProvider/serviceKeys/1");
    }

    @Test
    void savedSettingsAreReadAgainAndSavedAgainAndReadSampleAttributes() {
        String ana = tenant.user("ana");
        String names = ",'emailAttribute':'mail','userNameAttribute':'login','givenNameAttribute':'first',"
                + "'familyNameAttribute':'last','displayNameAttribute':'display','groupsAttribute':'teams'}";
        admin.put("/connection/draft/saml", fields(provider.certificate()).replace("}", names))
                .is(200);
        Answer saved = admin.get("/connection").is(200);
        saved.has("/draft/issuer", TestSamlProvider.ENTITY_ID)
                .has("/draft/saml/ssoUrl", TestSamlProvider.SSO_URL)
                .has("/draft/saml/signRequests", false)
                .has("/draft/saml/emailAttribute", "mail")
                .has("/draft/saml/userNameAttribute", "login")
                .has("/draft/saml/givenNameAttribute", "first")
                .has("/draft/saml/familyNameAttribute", "last")
                .has("/draft/saml/displayNameAttribute", "display")
                .has("/draft/saml/groupsAttribute", "teams")
                .lacks("/draft/secret");
        IdpCertificate read = IdpCertificate.of(saved.text("/draft/saml/certificates/0/certificate"));
        assertThat(read).isEqualTo(provider.certificate());
        admin.put("/connection/draft/saml", fields(read)).is(200).lacks("/draft/saml/emailAttribute");

        admin.post(
                        "/connection/draft/preview",
                        "{'nameId':'ana-1','claims':{'email':['" + tenant.email("ana") + "'],'sn':'Lopez'}}")
                .is(200)
                .has("/protocol", "SAML")
                .has("/identity/subject", "ana-1")
                .has("/identity/familyName", "Lopez")
                .has("/identity/sources/1/part", "USER_NAME")
                .has("/identity/sources/1/claim", "NameID")
                .has("/report/member", ana);
        admin.post("/connection/draft/preview", "{'claims':{}}").is(200).has("/refusal/code", "SAML_NAME_ID");
    }

    @Test
    void draftReadsMetadataAtItsAddress() throws IOException {
        HttpServer site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/metadata", exchange -> {
            byte[] body = provider.metadata(provider.certificate()).getBytes(StandardCharsets.UTF_8);
            try (exchange) {
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        site.start();
        try {
            String url = "http://127.0.0.1:" + site.getAddress().getPort();
            admin.put("/connection/draft/saml", "{'metadataUrl':'" + url + "/metadata'}")
                    .is(200)
                    .has("/draft/saml/metadataUrl", url + "/metadata")
                    .has(
                            "/draft/saml/certificates/0/fingerprint",
                            provider.certificate().fingerprint());
            assertThat(admin.post("/connection/draft/checks", "").is(200).body())
                    .contains("says what the draft says");
            assertThat(admin.put("/connection/draft/saml", "{'metadataUrl':'" + url + "/nothing'}")
                            .is(400)
                            .text("/detail"))
                    .contains("status 404");
            admin.put("/connection/draft/saml", "{'metadataUrl':'" + url + "','metadata':'<x/>'}")
                    .is(400);
        } finally {
            site.stop(0);
        }
    }

    private void connected() throws IOException {
        tenant.user("tester");
        admin.put("/connection/draft/saml", fields(provider.certificate())).is(200);
        assertThat(test(Map.of("email", tenant.email("tester")))).contains("The test was passed");
        admin.post("/connection/activations", "{'version':1}").is(200);
    }

    private String test(Map<String, String> attributes) throws IOException {
        Browser tester = new Browser();
        String url = admin.post("/connection/draft/tests", "").is(201).text("/url");
        Form form = provider.signsIn(tester.location(tester.send(url)), "tester-1", attributes);
        return tester.postFromAnotherSite(form.acs(), form.fields()).body();
    }

    private String signIn(String nameId, Map<String, String> attributes) throws IOException {
        Browser browser = new Browser();
        Form form = provider.signsIn(authenticationUrl(browser), nameId, attributes);
        return browser.outcome(browser.postFromAnotherSite(form.acs(), form.fields()));
    }

    private String authenticationUrl(Browser browser) throws IOException {
        String url = admin.get("/connection").is(200).text("/serviceProvider/initiateLoginUri");
        return browser.location(browser.send(url));
    }

    private static String fields(IdpCertificate certificate) {
        return "{'entityId':'" + TestSamlProvider.ENTITY_ID + "','ssoUrl':'" + TestSamlProvider.SSO_URL
                + "','certificates':['" + certificate.text() + "']}";
    }

    private String metadata(IdpCertificate... certificates) {
        return "{'metadata':'" + provider.metadata(certificates).replace("\"", "\\'") + "'}";
    }
}
