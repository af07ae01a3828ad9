package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Getting into the console, its frame, its elements, and what it shows when the API refuses or does not answer. */
@InChromium
class ConsoleFrameIT {
    private static final MusterServer SERVER = MusterServer.H2;

    private final ConsoleWindow window = ConsoleWindow.open(SERVER);

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void keyIsInMemoryOnlyAndAskedForAfterReload() {
        window.signIn("", SERVER.apiKey());
        assertThat(window.page().url()).endsWith("/console/organizations");

        Object stored = window.page()
                .evaluate("() => JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])");
        assertThat(stored).isEqualTo("[{},{},\"\"]");
        window.page().reload();

        assertThat(window.heading()).isEqualTo("Sign in to Muster");
    }

    @Test
    void wrongKeyIsRefusedInWordsAndTheFieldKeepsTheFocus() {
        window.load("");
        window.press("Sign in");
        window.sees("Paste your API key.");
        window.enter("password");
        window.sees("An API key begins with mst_key_.");
        window.enter(MusterServer.freshApiKey());

        window.sees("This key is not valid. It may have ended or been revoked.");
        assertThat(window.focused()).isEqualTo("API key");
        window.isAccessible();
        window.fitsNarrowWindows();
    }

    @Test
    void operatorCreatesAnOrganizationAndItsSettings() {
        Client operator = Tenant.operator(SERVER);
        window.signIn("organizations", SERVER.apiKey());
        window.press("New organization");
        assertThat(window.focused()).isEqualTo("Name");
        window.press("Create organization");
        window.sees("Name is missing.");
        window.field("Name").fill("Window & Sons");
        window.isAccessible();
        window.press("Create organization");
        window.sees("Window & Sons was created.");

        assertThat(window.heading()).isEqualTo("Settings");
        String id = window.page().url().replaceFirst(".*/organizations/([^/]+)/.*", "$1");
        Client admin = operator.at(operator.base() + "/organizations/" + id);
        admin.get("").is(200).has("/name", "Window & Sons").has("/plan", "BUSINESS");

        window.field("New workspace").fill("Platform");
        assertThat(window.button("Add workspace").boundingBox().y)
                .isCloseTo(window.field("New workspace").boundingBox().y, within(0.5));
        window.press("Add workspace");
        window.sees("The workspace was added.");
        admin.get("/workspaces").is(200).has("/items/0/name", "Platform");

        window.press("Vouch for a connection");
        window.field("Issuer").fill("https://login.window.example");
        window.field("E-mail domains").fill("window.example, sons.example");
        window.press("Activate");
        window.sees("Single sign-on is active; SCIM can be turned on now.");
        assertThat(admin.get("").has("/sso/active", true).text("/domains")).contains("window.example", "sons.example");

        window.field("Plan").selectOption("ENTERPRISE");
        window.press("Change plan");
        window.sees("The plan is Enterprise now.");
        admin.get("").has("/plan", "ENTERPRISE");

        window.press("New key");
        window.dialog().getByLabel("Name").fill("Ana");
        window.press("Issue key");
        window.sees("Copy the API key");
        String key = window.field("API key").inputValue();
        window.key("Escape");
        window.press("I have copied it");
        assertThat(window.page().content()).doesNotContain(key);
        window.sees("never used");
        admin.with("Authorization", "Bearer " + key).get("").is(200);
        window.isAccessible();
        window.fitsNarrowWindows();

        window.press("Revoke Ana");
        window.press("Revoke key");
        window.sees("Ana was revoked.");
        admin.with("Authorization", "Bearer " + key).get("").is(401);
    }

    @Test
    void keyOfAnOrganizationOpensThisOneOnly() {
        Tenant own = Tenant.on(SERVER);
        Tenant other = Tenant.on(SERVER);
        String key = own.operator()
                .post("/api-keys", "{'name':'Ana','scope':'" + own.id() + "'}")
                .text("/key");
        window.signIn("", key);
        assertThat(window.page().url()).contains("/organizations/" + own.id());
        assertThat(window.page()
                        .getByRole(AriaRole.LINK)
                        .getByText("Organizations")
                        .count())
                .isZero();

        window.signIn("organizations/" + other.id() + "/settings", key);

        window.sees("Not found");
        window.isAccessible();
        window.load("no/such/page");
        window.enter(key);
        window.sees("No such page");
        window.follow("To the start");
        window.page().waitForURL("**/organizations/" + own.id() + "/**");
    }

    @Test
    void organizationsAreShownInPagesAndFitNarrowWindows() {
        Tenant.on(SERVER);
        window.signIn("organizations", SERVER.apiKey());
        window.page().getByRole(AriaRole.TABLE).waitFor();

        window.isAccessible();
        window.fitsNarrowWindows();
    }

    @Test
    void everyElementIsAccessibleAndFitsNarrowWindows() {
        window.signIn("gallery", SERVER.apiKey());
        window.sees("Row 1");

        window.isAccessible();
        window.fitsNarrowWindows();
        window.press("Next");
        window.sees("Row 4");
        window.press("Previous");
        window.sees("Row 1");
    }

    @Test
    void dialogsTakeAndReturnTheFocusAndObeyEscape() {
        window.signIn("gallery", SERVER.apiKey());
        window.button("Open a dialog").focus();
        window.key("Enter");
        window.dialog().waitFor();
        window.isAccessible();
        window.key("Escape");
        window.sees("closed");
        assertThat(window.focused()).isEqualTo("Open a dialog");

        window.press("Open one that stays");
        window.key("Escape");
        window.key("Escape");
        window.page().mouse().click(5, 5);
        assertThat(window.dialog().isVisible()).isTrue();
        window.press("Done");
        assertThat(window.focused()).isEqualTo("Open one that stays");

        window.press("Ask first");
        window.sees("312 members stay.");
        window.press("Cancel");
        window.sees("canceled");
        window.press("Ask first");
        window.press("Leave SCIM");
        window.sees("confirmed");
        window.press("Show a toast");
        window.sees("Saved.");
    }

    @Test
    void pickerIsUsedByKeyboardAlone() {
        window.signIn("gallery", SERVER.apiKey());
        window.button("Choose workspaces").focus();
        window.key("Enter");
        assertThat(window.focused()).isEqualTo("Search");
        window.page().keyboard().type("space 77");
        window.sees("Workspace 77");
        window.isAccessible();
        window.key("Tab");
        window.key("Space");
        window.key("Escape");

        assertThat(window.focused()).isEqualTo("Choose workspaces");
        window.key("Shift+Tab");
        assertThat(window.focused()).isEqualTo("Remove Workspace 77");
        window.key("Enter");
        assertThat(window.page().getByText("Workspace 77").count()).isZero();
    }

    @Test
    void linkLeadsPastTheNavigationAndPagesTakeTheFocus() {
        Tenant tenant = Tenant.on(SERVER);
        window.signIn("organizations/" + tenant.id() + "/settings", SERVER.apiKey());
        window.page().evaluate("() => document.activeElement.blur()");
        window.key("Tab");
        assertThat(window.focused()).isEqualTo("Skip to the content");
        window.key("Enter");
        assertThat(window.page().evaluate("() => document.activeElement.tagName"))
                .isEqualTo("MAIN");

        window.follow("Organizations");
        window.page().waitForFunction("() => document.activeElement.tagName === 'H1'");

        assertThat(window.focused()).isEqualTo("Organizations");
        assertThat(window.page().title()).isEqualTo("Organizations · Muster");
        window.page().goBack();
        window.sees("Settings");
    }

    @Test
    void busyServerIsAskedAgainAndALongerFailureCanBeRetried() {
        window.load("organizations");
        window.field("API key").waitFor();
        window.answering(
                "/api/v1/organizations", 503, "{\"code\":\"unavailable\",\"detail\":\"The database is away\"}");
        window.enter(SERVER.apiKey());
        window.sees("This could not be loaded");
        window.sees("The database is away.");
        window.isAccessible();
        window.healed();
        window.press("Try again");
        window.page().getByRole(AriaRole.TABLE).waitFor();

        window.load("organizations");
        window.field("API key").waitFor();
        window.page()
                .route(
                        "**/api/v1/organizations?*",
                        route -> route.fulfill(new Route.FulfillOptions().setStatus(503)),
                        new Page.RouteOptions().setTimes(1));
        window.enter(SERVER.apiKey());
        window.page().getByRole(AriaRole.TABLE).waitFor();
    }

    @Test
    void forbiddenAndTooManyRequestsAreShownInWords() {
        window.load("organizations");
        window.field("API key").waitFor();
        window.answering("/api/v1/organizations", 403, "{\"code\":\"forbidden\",\"detail\":\"Not this key\"}");
        window.enter(SERVER.apiKey());
        window.sees("Not for your account");
        window.sees("Not this key.");
        window.isAccessible();
        window.healed();
        window.load("organizations");
        window.field("API key").waitFor();
        window.answering("/api/v1/organizations", 429, "{\"code\":\"too_many_requests\",\"detail\":\"Slowly\"}");
        window.enter(SERVER.apiKey());

        window.sees("Too many requests. Try again in 10 seconds.");
    }

    @Test
    void endedKeyIsAskedForAgainAndNothingTypedIsLost() {
        Tenant tenant = Tenant.on(SERVER);
        window.signIn("organizations/" + tenant.id() + "/settings", SERVER.apiKey());
        window.field("New workspace").fill("Half typed");
        window.answering(
                "/workspaces", 401, "{\"code\":\"unauthenticated\",\"detail\":\"A valid API key is required\"}");
        window.press("Add workspace");
        window.sees("You were signed out");
        window.isAccessible();
        window.healed();
        window.enter(SERVER.apiKey());

        assertThat(window.field("New workspace").inputValue()).isEqualTo("Half typed");
        window.press("Add workspace");
        window.sees("The workspace was added.");
        tenant.admin().get("/workspaces").has("/items/0/name", "Half typed");
        window.page().locator("summary").first().click();
        window.press("Sign out");
        assertThat(window.heading()).isEqualTo("Sign in to Muster");
    }

    /** The first of five loads that is quick enough counts: other tests use the processors, too. */
    @Test
    void keyCanBeEnteredWithinASecondOfTheFirstLoad() {
        double millis = millisToTheKey();
        for (int load = 2; load <= 5 && millis >= 1_000; load++) {
            millis = millisToTheKey();
        }

        assertThat(millis).isLessThan(1_000);
    }

    /** Loads the console with a new profile; returns the time from the request to the field for the key. */
    private static double millisToTheKey() {
        try (ConsoleWindow first = ConsoleWindow.open(SERVER)) {
            first.load("");
            Object shown = first.page()
                    .waitForFunction("() => document.querySelector('input:enabled') && performance.now()")
                    .jsonValue();
            return ((Number) shown).doubleValue();
        }
    }

    @Test
    void firstLoadIsSmallAndFromThisHostUnderAStrictPolicy() {
        Queue<Response> loaded = new ConcurrentLinkedQueue<>();
        window.page().onResponse(loaded::add);
        window.signIn("organizations", SERVER.apiKey());
        window.page().getByRole(AriaRole.TABLE).waitFor();

        List<Response> files = loaded.stream()
                .filter(response -> URI.create(response.url()).getPath().startsWith("/console"))
                .toList();
        int bytes = files.stream()
                .mapToInt(file -> file.request().sizes().responseBodySize)
                .sum();
        assertThat(files).hasSizeGreaterThan(10).allMatch(file -> file.status() == 200);
        assertThat(bytes).isBetween(10 * 1024, 100 * 1024);
        assertThat(files.get(0).headers().get("content-security-policy"))
                .startsWith("default-src 'none'; script-src 'self' 'sha256-")
                .contains("style-src 'self'", "frame-ancestors 'none'", "require-trusted-types-for 'script'")
                .doesNotContain("unsafe");
    }
}
