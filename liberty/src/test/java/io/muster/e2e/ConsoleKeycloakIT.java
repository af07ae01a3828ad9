package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.RequestOptions;
import io.muster.e2e.KeycloakServer.Realm;
import io.muster.idp.connection.saml.TestSamlProvider;
import io.muster.idp.testing.Secrets;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The set-up of single sign-on in the console with Keycloak, whose own pages the same browser goes through. */
@InChromium
@ResourceLock("Keycloak")
@EnabledIf(
        value = "io.muster.e2e.ConsoleKeycloakIT#isPossible",
        disabledReason = "There is no /usr/bin/chromium, or Maven's profile keycloak has not unpacked Keycloak")
class ConsoleKeycloakIT {
    private static final MusterServer SERVER = MusterServer.H2;

    private final KeycloakServer keycloak = KeycloakServer.shared();
    private final Client operator = Tenant.operator(SERVER);
    private final String domain = "k" + UUID.randomUUID().toString().substring(0, 8) + ".example";
    private final String ana = "ana-" + domain;
    private final String organization = operator.post("/organizations", "{'name':'Acme Inc','plan':'BUSINESS'}")
            .is(201)
            .id();
    private final Client admin = operator.at(operator.base() + "/organizations/" + organization);
    private final ConsoleWindow window = ConsoleWindow.open(SERVER);
    private final BrowserContext browser = window.page().context();

    static boolean isPossible() {
        return Chromium.isInstalled() && KeycloakServer.isUnpacked();
    }

    @BeforeEach
    void prepare() {
        window.mayAsk(URI.create(keycloak.issuer()));
        keycloak.showTo(browser);
        Answer claimed = admin.post("/domains", "{'domain':'" + domain + "'}").is(201);
        MusterServer.DNS.texts(claimed.text("/record/name"), claimed.text("/record/text"));
        admin.post("/domains/" + domain + "/verification", "").is(200).has("/state", "VERIFIED");
        admin.post("/members", "{'email':'" + email() + "','displayName':'Ana'}")
                .is(201);
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void openIdConnectionIsSetUpTestedActivatedSwappedAndTakenBack() {
        String secret = "secret-of-the-client-" + UUID.randomUUID();
        Secrets.add(secret);
        keycloak.person(Realm.OIDC, ana, email(), true);
        window.signIn("organizations/" + organization + "/identity/sso/provider", SERVER.apiKey());
        keycloak.client(domain, secret, window.field("Redirect URI").inputValue());

        window.follow("Keycloak");
        window.follow("Next: Its values");
        window.field("Issuer").fill(keycloak.issuer());
        window.field("Client ID").fill(domain);
        window.field("Client secret, or private key").fill("mistyped");
        window.press("Save draft");
        window.sees("The draft was saved as version 1.");
        test("The test was refused");
        window.sees("The identity provider refused Muster's client id or secret.");

        window.follow("Back: Its values");
        window.press("Replace the client secret");
        window.field("Client secret, or private key").fill(secret);
        window.press("Save draft");
        window.sees("The draft was saved as version 2.");
        test("The test was passed");
        activate(2);
        signInAndOut();

        window.follow("Identity and access");
        window.follow("Edit as draft");
        window.field("Client authentication").selectOption("SECRET_POST");
        window.press("Save draft");
        window.sees("The draft was saved as version 3.");
        test("The test was passed");
        activate(3);
        signInAndOut();

        window.follow("Identity and access");
        window.press("Go back to version 2");
        window.sees("Members sign in through");
        window.press("Go back");
        window.sees("Version 2 is active again.");
        signInAndOut();
    }

    @Test
    void samlConnectionSurvivesAWrongCertificateAndANewKeyOfKeycloak() throws Exception {
        keycloak.person(Realm.SAML, ana, email(), true);
        window.signIn("organizations/" + organization + "/identity/sso/provider?protocol=SAML", SERVER.apiKey());
        keycloak.serviceProvider(
                new Browser().send(window.field("Entity ID").inputValue()).body(),
                "{'saml_name_id_format':'persistent','saml.client.signature':'false','saml.force.post.binding':'true',"
                        + "'saml.server.signature':'true','saml.assertion.signature':'true'}");

        window.follow("Next: Its values");
        window.follow("SAML 2.0");
        window.page().getByLabel("By fields").check();
        window.field("Entity ID").fill(keycloak.entityId());
        window.field("Sign-in URL").fill(keycloak.entityId() + "/protocol/saml");
        window.field("Signing certificates")
                .fill(new TestSamlProvider().certificate().text());
        window.press("Save draft");
        window.sees("The draft was saved as version 1.");
        test("The test was refused");
        window.sees("None of the configured certificates belongs to the key that signed the response.");
        window.sees("Copy the present signing certificate or metadata of the identity provider into the connection.");

        saveMetadata(2);
        test("The test was passed");
        window.field("NameID").fill("of-" + ana);
        window.field("Attributes, as JSON").fill("{\"email\": \"" + email() + "\"}");
        window.press("Show what they would get");
        window.sees("Would be signed in");
        activate(2);
        signInAndOut();

        keycloak.rotateKeys(Realm.SAML);
        Page refused = signIn();
        refused.getByText("None of the configured certificates").waitFor();
        refused.close();
        window.follow("Identity and access");
        window.follow("Edit as draft");
        saveMetadata(3);
        test("The test was passed");
        activate(3);
        signInAndOut();
    }

    private void saveMetadata(int version) {
        if (window.shows("Back: Its values")) {
            window.follow("Back: Its values");
        }
        window.page().getByLabel("By the address of its metadata").check();
        window.field("Address of the metadata").fill(keycloak.metadataUrl());
        window.press("Save draft");
        window.sees("The draft was saved as version " + version + ".");
    }

    private String email() {
        return "ana@" + domain;
    }

    /** Makes a test sign-in in a new tab, which shows this heading at the end. */
    private void test(String heading) {
        window.page().getByRole(AriaRole.BUTTON).getByText("test ready").click();
        Page tab = window.page().waitForPopup(() -> window.follow("Sign in for the test"));
        signInAtKeycloak(tab);
        tab.getByText(heading).first().waitFor();
        tab.close();
        if (heading.equals("The test was passed")) {
            window.sees("The test was passed.");
        }
    }

    private void activate(int version) {
        window.follow("Next: Activate");
        window.sees("Version " + version + " passed its test.");
        window.press("Activate version " + version);
        window.sees("Version " + version + " is active.");
    }

    private void signInAndOut() {
        Page tab = signIn();
        tab.waitForURL("**/console/**");
        assertThat((String) tab.evaluate("() => fetch('/api/v1/session').then((answer) => answer.text())"))
                .contains(email());
        tab.close();
        browser.clearCookies();
    }

    /** Starts a sign-in in a new tab. Tests cannot take the place of a redirect, so it is followed here. */
    private Page signIn() {
        String start = admin.get("/connection").text("/serviceProvider/initiateLoginUri");
        APIResponse redirect = browser.request()
                .get(
                        start + "?target_link_uri=/console/",
                        RequestOptions.create().setMaxRedirects(0));
        Page tab = browser.newPage();
        tab.navigate(redirect.headers().get("location"));
        signInAtKeycloak(tab);
        return tab;
    }

    /** Enters name and password, unless Keycloak knows the browser. */
    private void signInAtKeycloak(Page tab) {
        tab.locator("#kc-login").or(tab.locator("main h1")).first().waitFor();
        tab.waitForLoadState(LoadState.DOMCONTENTLOADED);
        if (tab.locator("#kc-login").isVisible()) {
            tab.locator("#username").fill(ana);
            tab.locator("#password").fill(ana);
            tab.locator("#kc-login").click();
        }
    }
}
