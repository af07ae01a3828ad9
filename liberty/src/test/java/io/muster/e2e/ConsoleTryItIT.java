package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An admin plays an identity provider's conversation in the console, and reads its verdict step by step. */
@InChromium
class ConsoleTryItIT {
    private static final MusterServer SERVER = MusterServer.H2;

    private final ConsoleWindow window = ConsoleWindow.open(SERVER);
    private final Tenant tenant = Tenant.on(SERVER);

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void stepsAppearWithTheirVerdictsAndLeadToTheSyncLog() {
        window.signIn("organizations/" + tenant.id() + "/identity", SERVER.apiKey());
        window.follow("Try it");
        window.sees("Play the requests of");
        assertThat(window.heading()).isEqualTo("Try it");
        window.isAccessible();
        window.fitsNarrowWindows();

        window.page().getByLabel("OneLogin").focus();
        window.key("Space");
        window.key("Tab");
        assertThat(window.focused()).isEqualTo("Start");
        window.key("Enter");
        window.sees("All 8 steps of OneLogin passed.");
        window.sees("Its users and groups have been removed.");
        Locator steps = window.page().getByRole(AriaRole.LIST, named("Steps"));
        assertThat(steps.locator("summary").allInnerTexts()).hasSize(8).allSatisfy(step -> assertThat(step)
                .startsWith("passed"));
        steps.locator("summary").nth(1).click();
        assertThat(steps.locator("details").nth(1).innerText())
                .contains("POST /Users", "HTTP 201", "urn:scim:schemas:core:1.0", "As expected.");
        window.isAccessible();
        window.fitsNarrowWindows();

        window.follow("See its requests in the sync log");
        window.sees("CREATE");
    }

    @Test
    void failedStepsAreOpenAndARunThatBrokeOffIsNoVerdict() {
        tenant.admin().patch("", "{'dialect':'STRICT'}").is(200);
        window.signIn("organizations/" + tenant.id() + "/identity/try-it", SERVER.apiKey());
        window.press("Start");
        window.sees("would meet the same");
        window.sees("Expected HTTP 200, but HTTP 400 came");
        window.isAccessible();
        window.fitsNarrowWindows();

        String id = tenant.admin().get("/simulations").text("/items/0/id");
        String run = tenant.admin().get("/simulations/" + id).body();
        window.follow("Identity and access");
        window.answering("/simulations/" + id, 200, run.replace("\"FAILED\",\"why\"", "\"SKIPPED\",\"why\""));
        window.follow("Try it");
        window.sees("It did not come to its end. That says nothing about Okta. Start it again.");
        window.isAccessible();
    }

    @Test
    void withoutScimThePageSaysThatItIsOff() {
        tenant.admin().put("/provisioning", "{'mode':'MANUAL','confirm':true}").is(200);
        window.signIn("organizations/" + tenant.id() + "/identity/try-it", SERVER.apiKey());
        window.sees("SCIM is off.");
        window.isAccessible();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
