package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every page of an organization while the API is slow, fails or refuses. */
@InChromium
class ConsoleTroubleIT {
    private static final MusterServer SERVER = MusterServer.H2;
    private static final String PROBLEM = "{\"code\":\"%s\",\"detail\":\"%s\"}";

    private final Tenant tenant = Tenant.on(SERVER);
    private final String member = tenant.user("ana");
    private final String group = tenant.group("Engineering", member);
    private final ConsoleWindow window = ConsoleWindow.open(SERVER);
    private final String ofTheOrganization = "/api/v1/organizations/" + tenant.id() + "/";

    private final List<String> pages = List.of(
            "identity",
            "identity/guides/okta",
            "identity/sso/domain",
            "identity/sso/values",
            "identity/sso/test",
            "identity/try-it",
            "members",
            "members/" + member,
            "removals",
            "groups",
            "groups/" + group,
            "sync-logs",
            "sign-ins",
            "changes",
            "settings");

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void pageThatIsRefusedSaysSoAndLoadsWhenItIsTriedAgain() {
        start();
        for (String page : pages) {
            window.answering(ofTheOrganization, 500, PROBLEM.formatted("internal", "It broke"));
            go(page);
            assertThatSees(page, "This could not be loaded");
            window.isAccessible();
            window.healed();
            tryAgain(page);

            elsewhere();
            window.answering(ofTheOrganization, 403, PROBLEM.formatted("forbidden", "Only Admins may do this"));
            go(page);
            assertThatSees(page, "Not for your account");
            window.healed();
            elsewhere();
        }
    }

    @Test
    void serverThatCannotTellWhoComesIsAskedAgain() {
        window.answering("/api/v1/session", 503, PROBLEM.formatted("unavailable", "The database is away"));
        window.load("organizations");
        window.sees("The database is away.");
        window.isAccessible();
        window.fitsNarrowWindows();
        window.healed();
        window.press("Try again");
        window.sees("Sign in to Muster");

        String link =
                tenant.admin().post("/contact-links", "{'name':'Kim'}").is(201).text("/url");
        for (int status : List.of(404, 408, 500)) {
            window.answering("/api/v1/organizations", status, PROBLEM.formatted("internal", "It broke"));
            window.page().navigate("about:blank");
            window.page().navigate(link);
            window.sees("It broke.");
            window.healed();
            window.press("Try again");
            window.sees("Set up single sign-on for " + tenant.domain());
        }
    }

    @Test
    void pageWaitsForASlowApiWithItsHeadingInPlace() {
        start();
        for (String page : pages) {
            Queue<Route> held = new ArrayDeque<>();
            window.page().route(url -> url.contains(ofTheOrganization), held::add);
            go(page);
            window.page().locator("main h1").first().waitFor();
            window.page().locator("main .skeleton").first().waitFor();
            window.page().unrouteAll();
            for (Route next = held.poll(); next != null; next = held.poll()) {
                next.resume();
            }
            awaitContent(page);
            elsewhere();
        }
    }

    @Test
    void pageAsksForTheCredentialOnceItHasEndedAndGoesOnAfterwards() {
        start();
        for (String page : pages) {
            window.answering(
                    ofTheOrganization, 401, PROBLEM.formatted("unauthenticated", "A valid API key is required"));
            go(page);
            window.sees("You were signed out");
            window.healed();
            window.enter(SERVER.apiKey());
            tryAgain(page);
            elsewhere();
        }
    }

    @Test
    void pageSaysHowLongToWaitAfterTooManyRequests() {
        start();
        for (String page : List.of("members", "sync-logs", "identity/sso/domain")) {
            window.answering(ofTheOrganization, 429, PROBLEM.formatted("too_many_requests", "Slowly"));
            go(page);
            window.sees("Too many requests. Try again in 10 seconds.");
            window.healed();
            tryAgain(page);
            elsewhere();
        }
    }

    private void assertThatSees(String page, String text) {
        try {
            window.sees(text);
        } catch (TimeoutError missing) {
            throw new AssertionError(page + " does not say: " + text, missing);
        }
    }

    private void start() {
        window.signIn("organizations/" + tenant.id() + "/settings", SERVER.apiKey());
        elsewhere();
    }

    /** Leaves to the page of all organizations, so that the next page is loaded anew. */
    private void elsewhere() {
        window.follow("Organizations");
        window.page().getByRole(AriaRole.TABLE).waitFor();
    }

    /** Goes to a page of the organization within the console. */
    private void go(String page) {
        window.go("organizations/" + tenant.id() + "/" + page);
    }

    private void tryAgain(String page) {
        Locator retry = window.button("Try again").first();
        while (retry.isVisible()) {
            retry.click();
            window.page().waitForTimeout(50);
        }
        awaitContent(page);
    }

    private void awaitContent(String page) {
        window.page()
                .locator("main .skeleton")
                .first()
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
        assertThat(window.shows("This could not be loaded")).as(page).isFalse();
        window.page().waitForFunction("() => document.querySelectorAll('main h1').length === 1");
    }
}
