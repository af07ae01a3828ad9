package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.e2e.KeycloakLogin.Form;
import io.muster.e2e.KeycloakServer.Realm;
import io.muster.idp.testing.Secrets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sign-in by OpenID Connect and SAML at Keycloak, as an admin sets it up and a browser goes through it. */
@OnItsOwnServers
@ResourceLock("Keycloak")
@EnabledIf(value = "io.muster.e2e.KeycloakServer#isUnpacked", disabledReason = "Maven's profile keycloak unpacks it")
@TestInstance(Lifecycle.PER_CLASS)
class KeycloakIT {
    private static final String SECRET = "secret-of-the-client-" + UUID.randomUUID();
    private static final String CLIENT = "muster";

    private final String apiKey = MusterServer.freshApiKey();
    private KeycloakServer keycloak;
    private ServerProcess server;
    private @Nullable Organization connectedBySaml;

    @BeforeAll
    void start() throws IOException {
        Secrets.add(SECRET);
        Map<String, String> settings = new HashMap<>(MusterServer.secrets(apiKey));
        settings.put("MUSTER_WEBHOOK_ALLOWED_ADDRESSES", "127.0.0.0/8");
        server = ServerProcess.start(
                Path.of("target/e2e", "keycloak-" + ProcessHandle.current().pid()), settings);
        keycloak = KeycloakServer.shared();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void memberOfScimSignsInByOpenIdConnectUntilDeactivated() throws IOException {
        Organization acme = oidc();
        String ana = acme.member("ana", true);

        Browser browser = acme.signIn("ana", keycloak.login(), ana);
        assertThat(browser.get(session(), 200)).contains(ana);

        acme.tenant().deactivate(ana).is(200);
        browser.get(session(), 401);
        assertThat(acme.attempt("ana")).contains("MEMBER_INACTIVE");
    }

    @Test
    void addressThatKeycloakHasNotVerifiedIsRefused() throws IOException {
        Organization acme = oidc();
        acme.member("bob", false);

        assertThat(acme.attempt("bob")).contains("EMAIL_UNVERIFIED");
    }

    @Test
    void strangerIsRefusedInManualModeAndJoinsJustInTime() throws IOException {
        Organization acme = oidc();
        keycloak.person(Realm.OIDC, "zoe-" + acme.domain(), acme.tenant().email("zoe"), true);

        assertThat(acme.attempt("zoe")).contains("NOT_PROVISIONED");
        acme.admin().put("/provisioning", "{'mode':'MANUAL','confirm':true}").is(200);
        assertThat(acme.attempt("zoe")).contains("NOT_INVITED");
        acme.admin().put("/provisioning", "{'mode':'JIT'}").is(200);
        acme.signIn("zoe", keycloak.login(), acme.tenant().email("zoe"));
        assertThat(acme.admin().get("/members?text=zoe").is(200).list("items")).hasSize(1);
    }

    @Test
    void keysOfKeycloakAreRotatedWhileMembersSignIn() throws IOException {
        Organization acme = oidc();
        String ana = acme.member("ana", true);
        acme.signIn("ana", keycloak.login(), ana);

        keycloak.rotateKeys(Realm.OIDC);

        acme.signIn("ana", keycloak.login(), ana);
    }

    @Test
    void signInAgainAsksForThePasswordThoughKeycloakKnowsTheBrowser() throws IOException {
        Organization acme = oidc();
        String ana = acme.member("ana", true);
        acme.admin().put("/members/" + ana + "/role", "{'role':'ADMIN'}").is(200);
        KeycloakLogin login = keycloak.login();
        acme.signIn("ana", login, ana);
        // Keycloak's cookie signs in without a password
        Browser browser = acme.signIn("somebody else", login, ana);

        String authenticationUrl = browser.location(browser.send(server.url() + "/api/v1/login/again"));
        String callback = login.callback(authenticationUrl, acme.nameAtKeycloak("ana"));

        assertThat(browser.outcome(browser.send(callback))).contains(ana, "freshUntil");
    }

    /** The arguments are settings of Keycloak about signatures and encryption. */
    @ParameterizedTest
    @CsvSource({
        "'saml.server.signature':'true' 'saml.assertion.signature':'false' 'saml.encrypt':'false'",
        "'saml.server.signature':'false' 'saml.assertion.signature':'true' 'saml.encrypt':'false'",
        "'saml.server.signature':'true' 'saml.assertion.signature':'true' 'saml.encrypt':'false'",
        "'saml.server.signature':'true' 'saml.assertion.signature':'false' 'saml.encrypt':'true'",
        "'saml.server.signature':'true' 'saml.assertion.signature':'true' 'saml.encrypt':'true'",
    })
    void memberOfScimSignsInBySamlHoweverTheResponseIsProtected(String protection) throws IOException {
        Organization acme = saml(protection.replace(" ", ","));
        String name = "ana" + protection.hashCode();
        String ana = acme.member(name, true);

        Browser browser = acme.signInBySaml(name, ana);

        assertThat(browser.get(session(), 200)).contains(ana);
    }

    @Test
    void unprotectedOrUnsafelyProtectedResponseIsRefused() throws IOException {
        assertThat(saml("'saml.server.signature':'false','saml.assertion.signature':'false','saml.encrypt':'false'")
                        .testBySaml())
                .contains("SAML_UNSIGNED");
        assertThat(saml("'saml.server.signature':'false','saml.assertion.signature':'true','saml.encrypt':'true'")
                        .testBySaml())
                .contains("SAML_ENCRYPTED_UNSIGNED");
        assertThat(saml("'saml.server.signature':'true','saml.signature.algorithm':'RSA_SHA1'")
                        .testBySaml())
                .contains("SAML_SIGNATURE_ALGORITHM");
    }

    @Test
    void rotatedSamlKeyIsTrustedOnceTheMetadataWasReadAgain() throws IOException {
        Organization acme = saml("'saml.server.signature':'true','saml.assertion.signature':'true'");
        String ana = acme.member("ana", true);
        acme.signInBySaml("ana", ana);

        keycloak.rotateKeys(Realm.SAML);

        assertThat(acme.attemptBySaml("ana", new Browser())).contains("SAML_WRONG_KEY");
        acme.readMetadata();
        assertThat(acme.testBySaml()).contains("The test was passed");
        acme.activate();
        assertThat(acme.attemptBySaml("ana", new Browser())).contains(ana);
    }

    private String session() {
        return server.url() + "/api/v1/session";
    }

    private Organization oidc() throws IOException {
        Organization acme = new Organization(Realm.OIDC, Tenant.on(server, apiKey));
        keycloak.client(CLIENT + acme.domain(), SECRET, acme.serviceProvider("redirectUri"));
        acme.admin()
                .put(
                        "/connection/draft",
                        "{'issuer':'" + keycloak.issuer() + "','clientId':'" + CLIENT + acme.domain()
                                + "','clientAuthentication':'SECRET_BASIC','secret':'" + SECRET + "'}")
                .is(200);
        acme.check();
        acme.member("tester", true);
        Browser tester = new Browser();
        String callback =
                keycloak.login().callback(acme.authenticationUrlOfTest(tester), acme.nameAtKeycloak("tester"));
        assertThat(tester.follow(callback).body()).contains("The test was passed");
        acme.admin().post("/connection/activations", "{'version':1}").is(200);
        return acme;
    }

    /**
     * Returns the organization that is connected by SAML: one, because a key pair takes seconds. Its identity provider
     * protects responses so from now on.
     */
    private Organization saml(String protection) throws IOException {
        Organization acme = connectedBySaml;
        if (acme == null) {
            acme = new Organization(Realm.SAML, Tenant.on(server, apiKey));
            acme.member("tester", true);
            connectedBySaml = acme;
        }
        keycloak.serviceProvider(
                new Browser().send(acme.serviceProvider("entityId")).body(),
                "{'saml_name_id_format':'persistent','saml.client.signature':'true','saml.force.post.binding':'true',"
                        + protection + "}");
        acme.readMetadata();
        acme.check();
        return acme;
    }

    /** An organization whose members are people of the realm, too. */
    private final class Organization {
        private final Realm realm;
        private final Tenant tenant;

        Organization(Realm realm, Tenant tenant) {
            this.realm = realm;
            this.tenant = tenant;
        }

        Tenant tenant() {
            return tenant;
        }

        Client admin() {
            return tenant.admin();
        }

        String domain() {
            return tenant.domain();
        }

        /** Returns one of the values that the identity provider has to know. */
        String serviceProvider(String name) {
            return admin().get("/connection").is(200).text("/serviceProvider/" + name);
        }

        void readMetadata() {
            admin().put(
                            "/connection/draft/saml",
                            "{'metadataUrl':'" + keycloak.metadataUrl() + "','signRequests':true}")
                    .is(200)
                    .has("/draft/issuer", keycloak.entityId());
        }

        void check() {
            assertThat(admin().post("/connection/draft/checks", "").is(200).body())
                    .doesNotContain("FAILED");
        }

        /** Adds a person to the realm, and provisions it as a member. */
        String member(String name, boolean verified) {
            keycloak.person(realm, nameAtKeycloak(name), tenant.email(name), verified);
            return tenant.user(name);
        }

        String nameAtKeycloak(String name) {
            return name + "-" + domain();
        }

        String authenticationUrlOfTest(Browser tester) throws IOException {
            return tester.location(tester.send(
                    admin().post("/connection/draft/tests", "").is(201).text("/url")));
        }

        private String authenticationUrl(Browser browser) throws IOException {
            return browser.location(browser.send(serviceProvider("initiateLoginUri")));
        }

        /** Returns the session, or the page that the person sees at the end. */
        String attempt(String name) throws IOException {
            return attempt(name, keycloak.login(), new Browser());
        }

        private String attempt(String name, KeycloakLogin login, Browser browser) throws IOException {
            return browser.outcome(browser.send(login.callback(authenticationUrl(browser), nameAtKeycloak(name))));
        }

        /** @param expected what the session shows of a member who has signed in */
        Browser signIn(String name, KeycloakLogin login, String expected) throws IOException {
            Browser browser = new Browser();
            assertThat(attempt(name, login, browser)).contains(expected);
            return browser;
        }

        String testBySaml() throws IOException {
            Browser tester = new Browser();
            Form form = keycloak.login().form(authenticationUrlOfTest(tester), nameAtKeycloak("tester"));
            return tester.postFromAnotherSite(form.action(), form.fields()).body();
        }

        String attemptBySaml(String name, Browser browser) throws IOException {
            Form form = keycloak.login().form(authenticationUrl(browser), nameAtKeycloak(name));
            return browser.outcome(browser.postFromAnotherSite(form.action(), form.fields()));
        }

        void activate() {
            String version = admin().get("/connection").is(200).text("/draft/version");
            admin().post("/connection/activations", "{'version':" + version + "}")
                    .is(200);
        }

        Browser signInBySaml(String name, String expected) throws IOException {
            assertThat(testBySaml()).contains("The test was passed");
            activate();
            Browser browser = new Browser();
            assertThat(attemptBySaml(name, browser)).contains(expected);
            return browser;
        }
    }
}
