package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.muster.domain.signin.SignInCode;
import io.muster.idp.connection.oidc.TestOpenIdProvider;
import io.muster.idp.testing.Secrets;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The sessions of members and the API keys of an organization, seen and ended by members. */
@InChromium
class ConsoleSessionsIT {
    private static final MusterServer SERVER = MusterServer.H2;

    private final TestOpenIdProvider provider = TestOpenIdProvider.start();
    private final Tenant tenant = Tenant.on(SERVER);
    private final SingleSignOn sso = SingleSignOn.connected(tenant, provider);
    private final ConsoleWindow window = ConsoleWindow.open(SERVER);

    ConsoleSessionsIT() {
        window.mayAsk(URI.create(provider.issuer()));
    }

    @AfterEach
    void close() {
        window.close();
        provider.close();
    }

    @Test
    void adminEndsOneSessionAndThenAllWithTheOwn() {
        sso.member("ana", "ADMIN");
        Browser desk = sso.signIn("ana");
        Browser phone = sso.signIn("ana");
        signIn("ana", true);
        openOwnPage();
        Locator sessions = window.region("Sessions");
        sessions.getByText("This browser").waitFor();
        Locator others =
                sessions.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasNotText("This browser"));
        assertThat(others.count()).isEqualTo(2);
        assertThat(others.first().innerText())
                .contains("Firefox on Windows", "Single sign-on", "began", "last used just now");
        sessions.getByText("Chrome on Linux").waitFor();
        window.isAccessible();
        window.fitsNarrowWindows();

        others.first().getByRole(AriaRole.BUTTON).click();
        window.press("End session");
        window.sees("The session was ended.");
        assertThat(Stream.of(desk, phone).filter(this::isSignedIn)).hasSize(1);
        window.press("End all");
        window.sees("2 browsers are signed out with the next request.");
        window.sees("This browser is among them");
        window.isAccessible();
        window.press("End all sessions");

        window.sees("You are signed out");
        assertThat(Stream.of(desk, phone).filter(this::isSignedIn)).isEmpty();
    }

    @Test
    void ownActsAreThoseOfYou() {
        String ana = sso.member("ana", "ADMIN");
        sso.member("bea", "ADMIN");
        sso.signIn("bea")
                .admin(SERVER)
                .at(tenant.admin().base())
                .post("/workspaces", "{'name':'Hers'}")
                .is(201);
        signIn("ana", true);
        window.follow("Settings");
        window.field("New workspace").fill("Mine");
        window.press("Add workspace");
        window.sees("The workspace was added.");

        window.follow("Changes");

        Locator rows = window.region("Audit log").locator("tbody tr");
        rows.filter(new Locator.FilterOptions().setHasText("Mine"))
                .getByText("you", new Locator.GetByTextOptions().setExact(true))
                .waitFor();
        assertThat(rows.filter(new Locator.FilterOptions().setHasText("Hers")).innerText())
                .contains("b***@" + tenant.domain())
                .doesNotContain("you");
        assertThat(window.region("Audit log").innerText()).doesNotContain(ana + ")");
        assertThat(window.page()
                        .evaluate(
                                "async name => (await import('/console/pages/parts.js')).actor(name)",
                                "By b***@one and a***@two words (" + ana + ")"))
                .isEqualTo("By b***@one and you");
    }

    @Test
    void viewerSeesTheOwnSessionsAndChangesNothing() {
        sso.member("vera", "VIEWER");
        String ana = sso.member("ana", "ADMIN");
        signIn("vera", true);
        openOwnPage();
        window.region("Sessions").getByText("This browser").waitFor();
        assertThat(window.region("Given directly").count()).isZero();
        window.load("organizations/" + tenant.id() + "/members/" + ana);
        window.sees("Access, and why");
        window.sees("Role: Admin");
        assertThat(window.region("Sessions").count()).isZero();

        window.follow("Settings");
        window.region("API keys").waitFor();
        assertThat(window.button("New key").count()).isZero();

        window.follow("Identity and access");
        window.sees("You can see this. An Admin can change it.");
        window.sees("SCIM base URL");
        assertThat(window.page().locator("input[name=mode]:enabled").count()).isZero();
        assertThat(window.button("Rotate token").count()).isZero();
        window.isAccessible();
        window.fitsNarrowWindows();

        window.load("organizations/" + tenant.id() + "/identity/sso/values");
        window.region("OpenID provider").getByText(provider.issuer()).waitFor();
        assertThat(window.region("OpenID provider").innerText()).contains("Client ID", TestOpenIdProvider.CLIENT);
        window.isAccessible();
        window.fitsNarrowWindows();
        window.follow("SAML 2.0");
        window.sees("There are no values for SAML 2.0.");
    }

    @Test
    void accountIsUnlinkedWhileItIsLinked() {
        String ben = sso.member("ben", "VIEWER");
        Browser desk = sso.signIn("ben");
        window.signIn("organizations/" + tenant.id() + "/members/" + ben, SERVER.apiKey());
        window.press("Unlink account");
        window.isAccessible();
        window.press("Unlink account", AriaRole.BUTTON, window.dialog());

        window.sees("The account was unlinked.");

        window.button("Unlink account").waitFor(ConsoleWindow.gone());
        assertThat(isSignedIn(desk)).isFalse();
    }

    @Test
    void openTabOfADeactivatedMemberSaysSoWithItsNextRequest() {
        String ana = sso.member("ana", "VIEWER");
        signIn("ana", true);
        window.follow("Members");
        window.sees(tenant.email("ana"));

        tenant.deactivate(ana).is(200);
        window.go("organizations/" + tenant.id() + "/sync-logs");

        window.sees("You were signed out");
        window.isAccessible();
    }

    @Test
    void pageOfAnEndedSessionGoesOnAfterASignInInAnotherTab() {
        String ana = sso.member("ana", "ADMIN");
        signIn("ana", true);
        window.follow("Settings");
        window.field("New workspace").fill("Half typed");
        tenant.admin().delete("/members/" + ana + "/sessions").is(204);
        window.press("Add workspace");
        window.sees("You were signed out");
        window.isAccessible();

        signInInAnotherTab("ana");
        window.press("Add workspace");

        window.sees("The workspace was added.");
        tenant.admin().get("/workspaces").has("/items/0/name", "Half typed");
    }

    @Test
    void pageThatCouldNotAskWhoSignedInGoesOnOnceSomebodyComesBackToIt() {
        String ana = sso.member("ana", "ADMIN");
        signIn("ana", true);
        tenant.admin().delete("/members/" + ana + "/sessions").is(204);
        window.go("organizations/" + tenant.id() + "/settings");
        window.sees("You were signed out");
        window.answering("/api/v1/session", 500, "{'code':'internal','detail':'It broke'}".replace('\'', '"'));
        window.page().waitForResponse("**/api/v1/session", () -> signInInAnotherTab("ana"));
        assertThat(window.shows("You were signed out")).isTrue();
        window.healed();

        window.page().evaluate("() => document.dispatchEvent(new Event('visibilitychange'))");

        window.region("API keys").waitFor();
        window.page().getByText("You were signed out").waitFor(ConsoleWindow.gone());
    }

    @Test
    void accountOfAnotherOrganizationTakesTheBrowserOverAndBack() {
        sso.member("ana", "ADMIN");
        Tenant other = Tenant.on(SERVER);
        try (TestOpenIdProvider second = TestOpenIdProvider.start()) {
            SingleSignOn otherSso = SingleSignOn.connected(other, second);
            otherSso.member("ana", "ADMIN");
            signIn("ana", true);
            window.follow("Members");
            window.sees(tenant.email("ana"));

            otherSso.authenticates("ana", fresh());
            Page tab = window.page().context().newPage();
            tab.navigate(otherSso.initiation());
            tab.locator("#content h1").waitFor();

            window.sees("This browser is signed in to " + other.domain());
            window.sees(other.email("ana"));
            assertThat(window.page().content()).doesNotContain(tenant.email("ana"));
            assertThat(window.page().url()).endsWith("/console/");
            window.isAccessible();
            window.fitsNarrowWindows();
            window.follow("Go to " + other.domain());
            window.sees("Identity and access");

            window.load("organizations/" + tenant.id() + "/members");
            window.sees("You are signed in to " + other.domain());
            window.isAccessible();
            window.fitsNarrowWindows();
            sso.authenticates("ana", fresh());
            window.follow("Sign in with another address");
            window.field("E-mail address at work").fill(tenant.email("ana"));
            window.press("Continue");
            window.page().waitForURL("**/organizations/" + tenant.id() + "/members");
            window.sees(tenant.email("ana"));
            tab.getByText("This browser is signed in to " + tenant.domain()).waitFor();
        }
    }

    @Test
    void pageOfOneAccountEndsOnceTheServerTellsThatAnotherSignedIn() {
        sso.member("ana", "ADMIN");
        sso.member("bea", "ADMIN");
        sso.member("carla", "ADMIN");
        signIn("ana", true);
        window.follow("Members");
        window.sees(tenant.email("ana"));
        window.answering("/api/v1/session", 500, "{'code':'internal','detail':'It broke'}".replace('\'', '"'));
        Page tab = window.page().context().newPage();
        sso.authenticates("bea", fresh());
        window.page().waitForResponse("**/api/v1/session", () -> tab.navigate(sso.initiation()));
        tab.locator("#content h1").waitFor();
        assertThat(window.shows("This browser is signed in to")).isFalse();
        window.healed();

        window.page().evaluate("() => document.dispatchEvent(new Event('visibilitychange'))");
        window.sees("This browser is signed in to " + tenant.domain());
        window.sees(tenant.email("bea"));

        sso.authenticates("carla", fresh());
        tab.navigate(sso.initiation());
        window.sees(tenant.email("carla"));
    }

    @Test
    void menuLeadsToASignInOfAnyAddressThatKeepsNothingOfThePage() {
        sso.member("ana", "ADMIN");
        signIn("ana", true);
        window.load("organizations/" + tenant.id() + "/identity?person=ceo@example.com");
        window.page().locator(".bar summary").click();

        window.follow("Sign in with another address");

        window.field("E-mail address at work").waitFor();
        assertThat(window.page().content()).doesNotContain(tenant.id(), "ceo@");
    }

    private void signInInAnotherTab(String name) {
        sso.authenticates(name, fresh());
        Page tab = window.page().waitForPopup(() -> window.follow("Sign in with your identity provider"));
        tab.getByLabel("E-mail address at work").fill(tenant.email(name));
        tab.getByText("Continue").click();
        tab.waitForURL("**/console/**");
        tab.locator("#content h1").waitFor();
    }

    @Test
    void strangerWhomScimDidNotProvisionIsShownUnderSignInsAndUnderFindAPerson() throws IOException {
        provider.signsIn(Map.of("sub", "zoe", "email", tenant.email("zoe")));
        assertThat(new Browser().follow(sso.initiation()).body()).contains("NOT_PROVISIONED");
        window.signIn("organizations/" + tenant.id() + "/sign-ins", SERVER.apiKey());
        window.press("Details of the sign-in of " + tenant.email("zoe"));
        window.dialog().getByText("NOT_PROVISIONED").first().waitFor();
        window.key("Escape");

        window.follow("Identity and access");
        window.field("E-mail address, userName or external id").fill(tenant.email("zoe"));
        window.press("Find");
        window.sees("Your identity provider has not sent this person");
        window.sees("Last sign-ins");
        window.sees(SignInCode.NOT_PROVISIONED.cause());
    }

    @Test
    void adminIssuesAKeyAfterAFreshSignInAndRevokesItWithItsIssuedKeys() {
        sso.member("ana", "ADMIN");
        signIn("ana", false);
        window.follow("Settings");
        window.press("New key");
        window.dialog().getByLabel("Name").fill("Deployment");
        window.press("Issue key");
        window.sees("Sign in again first");
        window.sees("Your identity provider did not state when yours was: sign in again.");
        window.isAccessible();
        sso.authenticates("ana", fresh());
        window.press("Sign in again");
        window.page().waitForURL("**/settings");

        window.press("New key");
        window.dialog().getByLabel("Name").fill("Deployment");
        window.field("Last day").fill("2020-01-01");
        window.press("Issue key");
        window.sees("endsAt must be in the future.");
        window.field("Last day")
                .fill(LocalDate.now(ZoneId.systemDefault()).plusDays(30).toString());
        window.isAccessible();
        window.press("Issue key");
        window.sees("it cannot be retrieved after you close the dialog.");
        String key = window.field("API key").inputValue();
        Secrets.add(key.substring(key.lastIndexOf('_') + 1));
        window.key("Escape");
        window.press("I have copied it");
        assertThat(window.page().content()).doesNotContain(key);
        window.region("API keys").getByText("Until").waitFor();
        Client deployment = tenant.operator().with("Authorization", "Bearer " + key);
        String issued = deployment
                .post("/api-keys", "{'name':'Script','scope':'" + tenant.id() + "'}")
                .is(201)
                .text("/key");
        window.isAccessible();
        window.fitsNarrowWindows();
        window.picture("api-keys", true);

        window.press("Revoke Deployment");
        window.sees("Whoever uses this key gets 401 from now on.");
        window.field("What it issued").selectOption("true");
        window.isAccessible();
        window.picture("api-key-revoke", false);
        window.press("Revoke key");
        window.sees("Deployment was revoked.");
        window.sees("No key opens this organization alone.");
        tenant.admin().with("Authorization", "Bearer " + issued).get("").is(401);
        tenant.admin().with("Authorization", "Bearer " + key).get("").is(401);
    }

    /** @param fresh whether the provider says that the member has authenticated just now */
    private void signIn(String name, boolean fresh) {
        sso.authenticates(name, fresh ? fresh() : Map.of());
        window.page().navigate(sso.initiation());
        window.load("");
        window.page().locator("#content h1").waitFor();
    }

    private static Map<String, Object> fresh() {
        return Map.of("auth_time", Instant.now().getEpochSecond());
    }

    @Test
    void valuesForTheOtherProtocolBeginANewDraft() {
        sso.member("ana", "ADMIN");
        signIn("ana", true);
        window.load("organizations/" + tenant.id() + "/identity/sso/values");
        window.sees("A copy of version 1, which stays active");

        window.follow("SAML 2.0");

        window.sees("A new draft; version 1 stays active");
    }

    private void openOwnPage() {
        window.page().locator(".bar summary").click();
        window.follow("Your access and sessions");
    }

    private boolean isSignedIn(Browser browser) {
        return browser.admin(SERVER).get("/session").status() == 200;
    }
}
