package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.muster.domain.connection.IdpCertificate;
import io.muster.idp.connection.oidc.TestOpenIdProvider;
import io.muster.idp.connection.saml.TestSamlProvider;
import io.muster.idp.connection.saml.TestSamlProvider.Form;
import io.muster.idp.testing.Secrets;
import io.muster.idp.testing.TestDns;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The set-up of single sign-on, from an organization that has nothing to members who sign in, and the way back. */
@InChromium
class ConsoleSsoIT {
    private static final MusterServer SERVER = MusterServer.H2;
    private static final TestDns DNS = MusterServer.DNS;

    private final Client operator = Tenant.operator(SERVER);
    private final String domain = "s" + UUID.randomUUID().toString().substring(0, 8) + ".example";
    private final String organization = operator.post("/organizations", "{'name':'Acme Inc','plan':'BUSINESS'}")
            .is(201)
            .id();
    private final Client admin = operator.at(operator.base() + "/organizations/" + organization);
    private final ConsoleWindow window = ConsoleWindow.open(SERVER);

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void openIdConnectionIsSetUpTestedActivatedSwappedAndTakenBack() throws IOException {
        try (TestOpenIdProvider provider = TestOpenIdProvider.start()) {
            open("identity");
            window.sees("Members cannot sign in by an identity provider yet.");
            window.sees("0 of 3: no domain is verified yet");
            window.isAccessible();
            window.follow("Set up single sign-on");
            verifyDomain();

            window.follow("Next: Provider");
            assertThat(window.field("Redirect URI").inputValue()).endsWith("/oidc/" + organization + "/callback");
            assertThat(window.field("Initiate-login URI").inputValue()).endsWith("/initiate");
            window.follow("Okta");
            window.sees(Pattern.compile("\\s*As of .* 20\\d\\d\\..*"));
            look("provider");

            window.follow("Next: Its values");
            window.press("Save draft");
            window.sees("Issuer is missing.");
            window.field("Issuer").fill(provider.issuer());
            window.field("Client ID").fill(TestOpenIdProvider.CLIENT);
            window.field("Client secret, or private key").fill("mistyped");
            look("values");
            window.press("Save draft");
            window.sees("The draft was saved as version 1.");

            invite("ana");
            provider.signsIn(Map.of("sub", "s-ana", "email", email("ana")));
            test("The test was refused");
            window.sees("The identity provider refused Muster's client id or secret.");
            window.sees("Enter a secret that is valid");
            window.press("Check the draft");
            window.page().getByLabel("Findings").waitFor();
            look("test");
            window.page().locator(".toast").first().waitFor(ConsoleWindow.gone());
            window.picture("sso-test", false);
            ask("{\"sub\": \"s-eve\", \"email\": \"eve@elsewhere.example\"}");
            window.sees("Would be refused");
            window.sees("The domain of the e-mail address is not verified by this organization.");
            ask("{\"sub\": \"s-ana\", \"email\": \"" + email("ana") + "\"}");
            window.sees("Would be signed in");
            window.isAccessible();
            window.fitsNarrowWindows();

            window.follow("Back: Its values");
            window.press("Replace the client secret");
            window.field("Client secret, or private key").fill(TestOpenIdProvider.SECRET);
            window.press("Save draft");
            window.sees("The draft was saved as version 2.");
            test("The test was passed");
            window.sees("The test was passed.");
            window.isAccessible();
            window.follow("Next: Activate");
            window.sees("Version 2 passed its test.");
            window.press("Activate version 2");
            window.sees("Version 2 is active.");
            signIn(provider, "ana");

            window.follow("Identity and access");
            window.follow("Edit as draft");
            window.field("Client authentication").selectOption("SECRET_POST");
            window.press("Save draft");
            window.sees("The draft was saved as version 3.");
            provider.signsIn(Map.of("sub", "s-ana", "email", email("ana")));
            test("The test was passed");
            window.sees("The test was passed.");
            window.follow("Next: Activate");
            look("activate");
            window.press("Activate version 3");
            window.sees("Version 3 is active.");
            signIn(provider, "ana");

            window.follow("Identity and access");
            window.region("Single sign-on").getByText("for another 7 days").waitFor();
            look("single-sign-on");
            window.press("Go back to version 2");
            window.sees("Members sign in through");
            window.press("Go back");
            window.sees("Version 2 is active again.");
            admin.get("/connection").has("/active/version", 2);
            signIn(provider, "ana");
        }
    }

    @Test
    void samlConnectionIsSetUpFromAFileAndAWrongCertificateIsNamed(@TempDir Path directory) throws IOException {
        TestSamlProvider provider = new TestSamlProvider();
        prove();
        invite("ana");
        answersAt(provider, "ana-1", Map.of("email", email("ana")));
        open("identity/sso/provider?protocol=SAML");
        assertThat(window.field("ACS URL").inputValue()).endsWith("/saml/" + organization + "/acs");
        assertThat(window.field("Metadata URL").inputValue())
                .isEqualTo(window.field("Entity ID").inputValue());
        window.follow("Next: Its values");
        window.follow("SAML 2.0");
        window.page().getByLabel("By a metadata file").check();
        window.field("Metadata file").setInputFiles(file(directory, provider, new TestSamlProvider().certificate()));
        look("values-saml");
        window.press("Save draft");
        window.sees("The draft was saved as version 1.");

        test("The test was refused");
        window.sees("None of the configured certificates belongs to the key that signed the response.");
        window.sees("Copy the present signing certificate or metadata of the identity provider into the connection.");
        window.isAccessible();
        window.follow("Back: Its values");
        window.page().getByLabel("By fields").check();
        window.field("Signing certificates").fill(provider.certificate().text());
        look("values-saml-fields");
        window.press("Save draft");
        window.sees("The draft was saved as version 2.");
        test("The test was passed");
        window.sees("The test was passed.");
        window.follow("Next: Activate");
        window.press("Activate version 2");
        window.sees("Version 2 is active.");

        window.follow("Identity and access");
        window.region("Single sign-on").getByText("left").waitFor();
        window.region("Health").getByText("left").waitFor();
        window.isAccessible();
        Browser browser = new Browser();
        String request =
                browser.location(browser.send(admin.get("/connection").text("/serviceProvider/initiateLoginUri")));
        Form form = provider.signsIn(request, "ana-1", Map.of("email", email("ana")));
        browser.follow(browser.postFromAnotherSite(form.acs(), form.fields()));
        assertThat(browser.get(SERVER.url() + "/api/v1/session", 200)).contains(email("ana"));

        window.follow("Edit as draft");
        window.follow("Back: Provider");
        window.press("Begin a rollover");
        window.sees("Rollover under way");
        window.press("Let the other key sign");
        window.sees("The other key pair signs now.");
        window.press("Remove the key that does not sign");
        window.sees("can no longer be decrypted");
        window.isAccessible();
        window.press("Remove key");
        window.sees("The key pair was removed.");
        admin.get("/connection").is(200).lacks("/serviceProvider/serviceKeys/1");
    }

    @Test
    void ownerWhoNeverSignedInThroughTheConnectionIsNotAmongThoseWhoMayBeShutOut() {
        try (TestOpenIdProvider provider = TestOpenIdProvider.start()) {
            Tenant tenant = Tenant.on(SERVER);
            SingleSignOn.connected(tenant, provider);
            String tester = tenant.admin().get("/members").is(200).text("/items/0/id");
            tenant.admin()
                    .put("/members/" + tester + "/break-glass", "{'breakGlass':true}")
                    .is(200);
            window.signIn("organizations/" + tenant.id() + "/identity", SERVER.apiKey());

            window.press("Require SSO");

            window.sees("Every active member who is no break-glass owner has signed in");
            window.press("Require SSO", AriaRole.BUTTON, window.dialog());
            window.sees("SSO is required now.");
        }
    }

    @Test
    void adminSeesTheMembersWithoutSsoThenRequiresItAndMakesAContactLink() {
        try (TestOpenIdProvider provider = TestOpenIdProvider.start()) {
            Tenant tenant = Tenant.on(SERVER);
            SingleSignOn sso = SingleSignOn.connected(tenant, provider);
            sso.member("ana", "ADMIN");
            tenant.user("ben");
            sso.signIn("ana");
            window.signIn("organizations/" + tenant.id() + "/identity", SERVER.apiKey());
            window.sees("5 of 6: no group is mapped yet");
            window.field("Connection role").selectOption("DEVELOPER");
            window.press("Change the connection role");
            window.sees("The connection role is Developer now.");
            tenant.admin().get("/connection").has("/active/role", "DEVELOPER");
            window.press("Require SSO");
            window.sees("2 active members have never signed in");
            window.dialog().getByText(tenant.email("ben")).waitFor();
            window.isAccessible();
            window.fitsNarrowWindows();
            window.picture("sso-require", false);
            window.field("How many may be shut out?").fill("1");
            window.press("Require SSO", AriaRole.BUTTON, window.dialog());
            window.sees("send neverSignedIn 2 to confirm");
            window.field("How many may be shut out?").fill("2");
            window.press("Require SSO", AriaRole.BUTTON, window.dialog());
            window.sees("SSO is required now.");
            tenant.admin().get("/connection").has("/requireSso", true);
            window.press("Stop requiring SSO");
            window.press("Stop requiring SSO", AriaRole.BUTTON, window.dialog());
            window.sees("SSO is no longer required.");

            window.press("Link for your IT contact");
            window.field("Who gets it").fill("Kim, Example IT");
            window.field("Works for").selectOption("1");
            window.press("Make link");
            window.sees("Copy the link now");
            String link = window.field("Link").inputValue();
            Secrets.add(link.substring(link.lastIndexOf('.') + 1));
            window.isAccessible();
            window.key("Escape");
            window.press("I have copied the link");
            assertThat(window.page().content()).doesNotContain(link);
            window.sees("not used yet");
            window.isAccessible();
            window.fitsNarrowWindows();
            window.picture("sso-contact-links", false);
            window.press("Revoke the link of Kim, Example IT");
            window.sees("The link of Kim, Example IT was revoked.");
            tenant.admin()
                    .with("Authorization", "Bearer " + link.substring(link.indexOf('#') + 1))
                    .get("/connection")
                    .is(401);
        }
    }

    @Test
    void releaseOfTheLastDomainIsConfirmedWithItsEffects() {
        prove();
        admin.put(
                        "/sso",
                        "{'protocol':'OIDC','issuer':'https://login." + domain + "','domains':['" + domain
                                + "'],'active':true}")
                .is(200);
        admin.put("/provisioning", "{'mode':'JIT'}").is(200);
        open("identity/sso/domain");
        window.press("Release " + domain);
        window.dialog().waitFor();
        assertThat(window.dialog().innerText())
                .contains(admin.get("/domains/" + domain).text("/effectOfLoss") + ".");
        window.isAccessible();

        window.press("Release domain");

        window.sees(domain + " was released.");
        admin.get("").is(200).has("/sso/active", false).has("/mode", "MANUAL");
    }

    @Test
    void signInsAreFilteredByTheAddressAndExplainedInADrawer() throws IOException {
        try (TestOpenIdProvider provider = TestOpenIdProvider.start()) {
            Tenant tenant = Tenant.on(SERVER);
            SingleSignOn sso = SingleSignOn.connected(tenant, provider);
            tenant.user("ana");
            sso.signIn("ana");
            provider.signsIn(Map.of("sub", "stranger", "email", "eve@elsewhere.example"));
            new Browser().follow(sso.initiation());
            window.signIn("organizations/" + tenant.id() + "/identity", SERVER.apiKey());
            window.region("Health").getByText("1 refused sign-in in 24 h.").waitFor();
            window.follow("See why");
            window.page().waitForURL("**/sign-ins?outcome=REFUSED");
            window.follow("Sign-ins");
            window.sees("eve@elsewhere.example");
            window.sees(tenant.email("ana"));
            look("sign-ins");
            window.field("Outcome").selectOption("REFUSED");
            window.page().getByText(tenant.email("ana")).waitFor(ConsoleWindow.gone());
            assertThat(window.page().url()).endsWith("?outcome=REFUSED");
            window.press("Details of the sign-in of eve@elsewhere.example");
            window.dialog().waitFor();
            assertThat(window.dialog().innerText())
                    .contains("DOMAIN_NOT_VERIFIED", "An Admin verifies the domain", "UTC");
            window.isAccessible();
            window.fitsNarrowWindows();
            window.press("All that were refused by this");
            window.sees("Only those refused by DOMAIN_NOT_VERIFIED.");
            window.press("Clear filters");
            window.field("Kind").selectOption("true");
            window.sees("Test");
            window.page().getByText("eve@elsewhere.example").waitFor(ConsoleWindow.gone());

            window.page().locator("summary").getByText("Export").click();
            Download csv = window.page().waitForDownload(() -> window.press("CSV, for spreadsheets"));
            assertThat(Files.readString(csv.path())).contains(",true,").doesNotContain("eve@elsewhere.example");
        }
    }

    @Test
    void everyGuideOfSingleSignOnHasOurValues() {
        Answer connection = admin.get("/connection");
        open("identity/sso/provider");
        for (String name : List.of(
                "Okta",
                "Microsoft Entra ID",
                "OneLogin",
                "JumpCloud",
                "Google Workspace",
                "PingOne",
                "Keycloak",
                "Another one")) {
            for (String protocol : List.of("OpenID Connect", "SAML 2.0")) {
                window.follow(protocol);
                window.follow(name);
                window.page().locator(".steps h3").first().waitFor();
                window.sees(Pattern.compile("\\s*As of .* 20\\d\\d\\..*"));
                String ours = protocol.equals("SAML 2.0") ? "acsUrl" : "redirectUri";
                assertThat(window.page().locator(".steps input").all().stream()
                                .map(Locator::inputValue)
                                .toList())
                        .as(name)
                        .containsAnyOf(
                                connection.text("/serviceProvider/" + ours),
                                connection.text("/serviceProvider/entityId"));
            }
        }
        window.isAccessible();
    }

    private void open(String page) {
        window.signIn("organizations/" + organization + "/" + page, SERVER.apiKey());
    }

    /** Looks at a state of a page: for everybody, in narrow windows, and as a picture. */
    private void look(String name) {
        window.isAccessible();
        window.fitsNarrowWindows();
        window.picture("sso-" + name, true);
    }

    private void ask(String claims) {
        window.field("Claims, as JSON").fill(claims);
        window.press("Show what they would get");
    }

    private void verifyDomain() {
        window.sees("No domain yet.");
        window.field("Domain").fill(domain);
        window.press("Claim domain");
        window.sees("the DNS has no such record");
        String host = window.field("Host").inputValue();
        assertThat(host).isEqualTo("_muster-challenge." + domain);
        assertThat(window.field("Host without the zone").inputValue()).isEqualTo("_muster-challenge");
        DNS.texts(host, "v=spf1 -all");
        window.press("Look now for the record of " + domain);
        window.sees("v=spf1 -all");
        window.sees("Verify a domain of your members' e-mail addresses.");
        look("domain");
        DNS.texts(host, "v=spf1 -all", window.field("Text of the TXT record").inputValue());
        window.press("Look now for the record of " + domain);
        window.sees("The record that proves it");
    }

    private void prove() {
        Answer claimed = admin.post("/domains", "{'domain':'" + domain + "'}").is(201);
        DNS.texts(claimed.text("/record/name"), claimed.text("/record/text"));
        admin.post("/domains/" + domain + "/verification", "").is(200).has("/state", "VERIFIED");
    }

    private void invite(String name) {
        admin.post("/members", "{'email':'" + email(name) + "','displayName':'" + name + "'}")
                .is(201);
    }

    private String email(String name) {
        return name + "@" + domain;
    }

    /** Makes a test sign-in in a new tab, which shows this heading. */
    private void test(String heading) {
        window.page().getByRole(AriaRole.BUTTON).getByText("test ready").click();
        Page tab = window.page().waitForPopup(() -> window.follow("Sign in for the test"));
        tab.getByText(heading).first().waitFor();
        tab.close();
    }

    private void signIn(TestOpenIdProvider provider, String name) throws IOException {
        provider.signsIn(Map.of("sub", "s-" + name, "email", email(name)));
        Browser browser = new Browser();
        browser.follow(admin.get("/connection").text("/serviceProvider/initiateLoginUri"));
        assertThat(browser.get(SERVER.url() + "/api/v1/session", 200)).contains(email(name));
    }

    private static Path file(Path directory, TestSamlProvider provider, IdpCertificate certificate) throws IOException {
        return Files.writeString(directory.resolve("metadata.xml"), provider.metadata(certificate));
    }

    /** Lets the browser find the identity provider at its address: a page that posts its answer at once. */
    private void answersAt(TestSamlProvider provider, String nameId, Map<String, String> attributes) {
        window.page().context().route(TestSamlProvider.SSO_URL + "?**", route -> {
            Form form = provider.signsIn(route.request().url(), nameId, attributes);
            String fields = form.fields().entrySet().stream()
                    .map(field -> "<input type=hidden name=" + field.getKey() + " value='" + field.getValue() + "'>")
                    .collect(Collectors.joining());
            String page = "<form method=post action='" + form.acs() + "'>" + fields
                    + "</form><script>document.forms[0].submit()</script>";
            route.fulfill(new Route.FulfillOptions()
                    .setContentType("text/html; charset=utf-8")
                    .setBodyBytes(page.getBytes(StandardCharsets.UTF_8)));
        });
    }
}
