package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The way of a newcomer through the console of the demonstration, in clicks and in time. */
@InChromium
class ConsoleNewcomerIT {
    private static final int MOST_CLICKS = 40;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private int clicks;

    @Test
    void newcomerSignsInBySsoTurnsScimOnAndSeesTheFirstUserSynced() {
        long begin = System.nanoTime();
        Path output =
                Path.of("target/e2e", "newcomer-" + ProcessHandle.current().pid());
        try (ServerProcess server = DemoIT.start(output);
                ConsoleWindow window = ConsoleWindow.open(server.url())) {
            DemoIT.awaitIntroduction(server);
            Page page = window.page();
            window.load("");
            click(page.getByRole(
                    AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign in with your identity provider")));
            window.field("E-mail address at work").fill("ana@acme.example");
            click(window.button("Continue"));
            window.sees("Nobody has a password here");
            window.isAccessible();
            window.fitsNarrowWindows();
            click(page.getByText("Sign in as Ana"));
            page.waitForURL("**/console/organizations/**");

            click(page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("Manual")));
            click(window.button("Revoke the token and leave SCIM"));
            window.sees("Provisioning is Manual now.");
            click(page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("SCIM")));
            window.sees("Copy the bearer token immediately");
            click(copy(window.dialog(), "Copy SCIM base URL"));
            click(copy(window.dialog(), "Copy Bearer token"));
            click(window.button("I have copied both"));

            click(link(page, "Try it"));
            click(window.button("Start"));
            window.sees("passed.");
            click(link(page, "See its requests in the sync log"));
            window.sees("CREATE");

            click(page.locator("summary").first());
            click(window.button("Sign out"));
            window.sees("You are signed out");
        }
        assertThat(clicks).isLessThanOrEqualTo(MOST_CLICKS);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(LONGEST);
        System.out.printf(
                "A newcomer needs %d clicks and %d s from the start of the server on%n",
                clicks, (System.nanoTime() - begin) / 1_000_000_000);
    }

    private static Locator copy(Locator dialog, String name) {
        return dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true))
                .first();
    }

    private void click(Locator target) {
        target.click();
        clicks++;
    }
}
