package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Group mappings and the groups themselves. */
@InChromium
class ConsoleMappingsIT {
    private static final MusterServer SERVER = MusterServer.H2;

    private final Tenant tenant = Tenant.on(SERVER);
    private final ConsoleWindow window = ConsoleWindow.open(SERVER);

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void withoutGroupsThePageSaysThatTheyAppearOnceTheyArePushed() {
        open("identity");
        window.sees("No groups synced yet. Groups will appear here automatically once your identity provider pushes"
                + " them via SCIM.");
        window.follow("Groups");
        window.sees("No groups synced yet.");
        window.isAccessible();
        window.fitsNarrowWindows();
    }

    @Test
    void inModeJustInTimeThePageSaysThatSignInsMakeGroups() {
        tenant.admin().put("/provisioning", "{'mode':'JIT','confirm':true}").is(200);
        open("identity");
        window.sees("A group appears here when your identity provider first names it at a sign-in.");
        window.follow("Groups");
        window.sees("A group appears here when your identity provider first names it at a sign-in.");
    }

    @Test
    void namesOfWorkspacesThatArriveAfterTheRowsAreShownInThem() {
        tenant.map(tenant.group("Finance"), "VIEWER", tenant.workspace("Ledger"));
        Queue<Route> held = new ConcurrentLinkedQueue<>();
        window.page().route("**/workspaces", held::add);
        open("identity");
        window.field("Organization role of Finance").waitFor();
        assertThat(window.shows("Ledger")).isFalse();

        held.forEach(Route::resume);

        window.region("Group mappings").getByText("Ledger").waitFor();
        window.button("Remove Ledger").waitFor();
    }

    @Test
    void rowIsSavedForItsMembersAndComesBackWithItsGroup() {
        String ana = tenant.user("ana");
        String group = tenant.group("Engineering", ana);
        String platform = tenant.workspace("Platform");
        tenant.workspace("Data");
        open("identity");

        window.press("Choose workspaces for Engineering");
        window.page().keyboard().type("plat");
        window.page().getByRole(AriaRole.CHECKBOX).first().check();
        window.isAccessible();
        window.key("Escape");
        window.field("Organization role of Engineering").selectOption("DEVELOPER");
        window.sees("1 unsaved change");
        window.press("Save Engineering");
        window.sees("The mapping of Engineering was saved.");

        tenant.access(ana).has("/role", "DEVELOPER").has("/workspaces/0", platform);
        assertThat(window.button("Save Engineering").isDisabled()).isTrue();
        window.isAccessible();
        window.fitsNarrowWindows();
        window.follow("Engineering");
        window.sees("1 member");
        window.sees("Platform");
        window.sees("Developer");
        window.isAccessible();
        window.fitsNarrowWindows();

        tenant.scim().delete("/Groups/" + group).is(204);
        tenant.group("Empty");
        window.follow("All groups");
        window.sees("Unmapped");
        window.sees("A group that is pushed with the same external id within 30 days gets this mapping back.");
        window.isAccessible();
        window.fitsNarrowWindows();
        tenant.group("Engineering", ana);
        window.follow("Identity and access");
        window.page().waitForFunction("() => document.querySelector('.mappings')?.innerText.includes('Engineering')");
        assertThat(window.field("Organization role of Engineering").inputValue())
                .isEqualTo("DEVELOPER");
    }

    @Test
    void allChangesArePreviewedAndExactlyThatIsSaved() {
        String ana = tenant.user("ana");
        String ben = tenant.user("ben");
        String engineering = tenant.group("Engineering", ana);
        tenant.group("Support", ana, ben);
        String platform = tenant.workspace("Platform");
        tenant.map(engineering, "ADMIN", platform);
        String eve = tenant.admin()
                .post("/members", "{'email':'" + tenant.email("eve") + "','role':'ADMIN'}")
                .is(201)
                .id();
        open("identity");

        window.field("Organization role of Engineering").selectOption("VIEWER");
        window.field("Organization role of Support").selectOption("DEVELOPER");
        window.field("Search groups").fill("supp");
        window.page().getByText("Engineering").first().waitFor(ConsoleWindow.gone());
        window.sees("2 unsaved changes");
        window.page().evaluate("""
                async () => {
                  window.musterWrites = 0;
                  (await import('/console/core/api.js')).writes.listen(() => window.musterWrites++);
                }""");
        window.press("Preview changes");
        window.sees(Pattern.compile("2 members"));
        assertThat(window.page().evaluate("() => window.musterWrites")).isEqualTo(0);
        window.sees("1 member would no longer be Admin.");
        window.isAccessible();
        window.fitsNarrowWindows();
        window.picture("preview", false);
        tenant.access(ben).has("/role", "VIEWER");
        window.press("Save exactly this");
        window.sees("2 mappings saved.");
        assertThat(window.page().evaluate("() => window.musterWrites")).isEqualTo(1);

        tenant.access(ana).has("/role", "DEVELOPER");
        tenant.access(ben).has("/role", "DEVELOPER");
        tenant.access(eve).has("/role", "ADMIN");
        assertThat(window.shows("unsaved")).isFalse();
    }

    @Test
    void changeOfSomebodyElseIsShownBesideMine() {
        String ana = tenant.user("ana");
        String group = tenant.group("Finance", ana);
        String data = tenant.workspace("Data");
        open("identity");
        window.field("Organization role of Finance").selectOption("DEVELOPER");
        tenant.map(group, "VIEWER", data);

        window.press("Save Finance");
        window.sees("Somebody has changed a mapping meanwhile. Nothing was saved.");
        window.sees("Your change is still here.");
        window.sees("Data; Viewer");
        window.isAccessible();
        window.fitsNarrowWindows();
        window.picture("conflict", false);
        assertThat(window.field("Organization role of Finance").inputValue()).isEqualTo("DEVELOPER");
        window.press("Keep mine");
        window.press("Save Finance");
        window.sees("The mapping of Finance was saved.");

        tenant.access(ana).has("/role", "DEVELOPER");
    }

    @Test
    void secondOfTwoTabsThatChangeTheSameMappingShowsTheConflict() {
        tenant.group("Finance");
        open("identity");
        try (ConsoleWindow other = ConsoleWindow.open(SERVER)) {
            other.signIn("organizations/" + tenant.id() + "/identity", SERVER.apiKey());
            other.field("Organization role of Finance").selectOption("ADMIN");
            window.field("Organization role of Finance").selectOption("DEVELOPER");

            other.press("Save Finance");
            other.sees("The mapping of Finance was saved.");
            window.press("Save Finance");

            window.sees("Somebody has changed a mapping meanwhile. Nothing was saved.");
            window.press("Keep mine");
            window.press("Save Finance");
            window.sees("The mapping of Finance was saved.");
            other.press("Choose workspaces for Finance");
            other.key("Escape");
            other.field("Organization role of Finance").selectOption("VIEWER");
            other.press("Save Finance");
            other.sees("Somebody has changed a mapping meanwhile. Nothing was saved.");
        }
    }

    @Test
    void theirsCanBeTakenAndLeavingUnsavedChangesIsAskedAbout() {
        String group = tenant.group("Finance");
        open("identity");
        window.field("Organization role of Finance").selectOption("DEVELOPER");
        tenant.map(group, "ADMIN");
        window.press("Save Finance");
        window.press("Take theirs");
        window.page().waitForFunction("() => document.querySelector('.mappings select').value === 'ADMIN'");
        assertThat(window.shows("unsaved")).isFalse();

        window.field("Organization role of Finance").selectOption("VIEWER");
        window.follow("Settings");
        window.sees("1 change of group mappings would be lost.");
        window.press("Cancel");
        assertThat(window.field("Organization role of Finance").inputValue()).isEqualTo("VIEWER");
        window.follow("Settings");
        window.press("Leave without saving");

        window.region("General").waitFor();
    }

    @Test
    void tableIsPastedPreviewedAndSavedAlsoForGroupsYetToBePushed() {
        String ana = tenant.user("ana");
        tenant.group("Engineering", ana);
        tenant.workspace("Platform");
        tenant.workspace("Data");
        open("identity");
        window.press("Paste a table");
        window.field("Table").fill("Group\tWorkspaces\tRole\nEngineering\tPlatform; Dta\tDeveloper\nSales\t\tBoss");
        window.press("Preview");
        window.sees("Line 2: there is no workspace Dta.");
        window.sees("Line 3: Boss is no role");
        window.isAccessible();
        window.field("Table").fill("Engineering,Platform; Data,Developer\nSales,Data,");
        window.press("Preview");
        window.sees("What 2 changes would do");
        window.press("Save exactly this");
        window.sees("2 mappings saved.");

        tenant.access(ana).has("/role", "DEVELOPER");
        window.follow("Groups");
        window.sees("Waits for a group of this name.");
        window.isAccessible();
        String ben = tenant.user("ben");
        tenant.group("Sales", ben);
        assertThat(tenant.access(ben).json().getJsonArray("workspaces")).hasSize(1);
    }

    @Test
    void manyGroupsAndWorkspacesAreFoundBySearchAndPages() {
        for (int i = 1; i <= 30; i++) {
            tenant.group("Team " + i);
        }
        for (int i = 1; i <= 60; i++) {
            tenant.workspace("Place " + i);
        }
        open("identity");
        window.sees("Team 25");
        assertThat(window.shows("Team 26")).isFalse();
        window.field("Organization role of Team 1").selectOption("VIEWER");
        window.press("Next");
        window.sees("Team 30");
        window.sees("1 unsaved change");
        window.press("Choose workspaces for Team 30");
        window.sees("10 more; type to narrow the list.");
        window.page().keyboard().type("60");
        window.page().getByLabel("Place 60").check();
        window.key("Escape");
        window.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Remove Place 60"))
                .waitFor();
        window.press("Save all");

        window.sees("2 mappings saved.");
    }

    private void open(String page) {
        window.signIn("organizations/" + tenant.id() + "/" + page, SERVER.apiKey());
    }
}
