package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.muster.domain.traffic.ObservedClient;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The sync log and the audit log. */
@InChromium
class ConsoleLogsIT {
    private static final MusterServer SERVER = MusterServer.H2;
    private static final int TWO_LINES_PIXELS = 36;

    private final Tenant tenant = Tenant.on(SERVER);
    private final ConsoleWindow window = ConsoleWindow.open(SERVER);

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void entriesAreFilteredByTheAddressAndExplainedInADrawer() {
        tenant.user("ana");
        String ben = tenant.user("ben");
        tenant.scim().post("/Users", tenant.userJson("ana")).is(409);
        open("sync-logs");
        window.sees("Timestamp");
        window.sees("CREATE");
        window.sees("SUCCESS");
        window.picture("sync-logs", false);
        window.field("Status").selectOption("FAILED");
        window.page().getByText(tenant.email("ben")).waitFor(ConsoleWindow.gone());
        assertThat(window.page().url()).endsWith("?status=FAILED");
        window.isAccessible();
        window.fitsNarrowWindows();

        window.page().reload();
        window.enter(SERVER.apiKey());
        assertThat(window.field("Status").inputValue()).isEqualTo("FAILED");
        window.page().getByRole(AriaRole.BUTTON).getByText("Details").click();
        window.dialog().waitFor();
        assertThat(window.dialog().innerText()).contains("FAILED", "HTTP 409", "UTC", "already used");
        window.isAccessible();
        window.fitsNarrowWindows();
        window.key("Escape");
        window.field("Name or request id").fill("nobody");
        window.sees("No entry matches");
        window.press("Clear filters");
        window.sees(tenant.email("ben"));
        tenant.activate(ben).is(200);
        tenant.deactivate(ben).is(200);
        window.field("Status").selectOption("SKIPPED");
        window.page().getByRole(AriaRole.CELL).getByText("SKIPPED").waitFor();
        window.press("Clear filters");
        window.field("Action").selectOption("DEACTIVATE");
        Locator rows = window.region("Sync log").locator("tbody tr");
        rows.getByText("CREATE").first().waitFor(ConsoleWindow.gone());
        rows.getByText("DEACTIVATE").waitFor();
        assertThat(rows.allInnerTexts()).singleElement().asString().contains("DEACTIVATE");
        window.field("Resource").selectOption("GROUP");
        window.sees("No entry matches");
    }

    @Test
    void refusedWriteIsReplayedInTheDrawerOnceItsCauseIsGone() {
        String ana = tenant.user("ana");
        tenant.scim().post("/Users", tenant.userJson("ana")).is(409);
        open("sync-logs?status=FAILED");
        window.page().getByRole(AriaRole.BUTTON).getByText("Details").click();
        window.dialog().getByText("What was sent, without passwords").waitFor();
        assertThat(window.dialog().innerText()).contains("POST /Users", tenant.email("ana"), "It is kept until");
        window.isAccessible();
        window.fitsNarrowWindows();
        window.press("Replay");
        window.dialog().getByText("It was refused again").waitFor();
        window.isAccessible();
        tenant.scim().delete("/Users/" + ana).is(204);
        window.press("Replay");
        window.dialog().getByText("It succeeded.").waitFor();
        window.isAccessible();
        window.key("Escape");

        window.press("Clear filters");
        window.page().getByRole(AriaRole.BUTTON).getByText("Details").first().click();
        window.dialog().getByText("Replay of the entry").waitFor();
    }

    @Test
    void failuresAreGroupedByCauseWithTheirPeopleAndTheRemedy() {
        tenant.user("ana");
        tenant.user("ben");
        tenant.scim().post("/Users", tenant.userJson("ana")).is(409);
        tenant.scim().post("/Users", tenant.userJson("ben")).is(409);
        open("sync-logs");
        Locator failures = window.region("Failures by cause");
        failures.getByText("2 users").waitFor();
        assertThat(failures.innerText())
                .contains("userName is already used by another user", "Change one of the two", "2 requests");
        window.isAccessible();
        window.fitsNarrowWindows();
        failures.getByText("Who").click();
        window.dialog().getByText(tenant.email("ben")).waitFor();
        window.isAccessible();
        window.key("Escape");
        failures.getByText("Entries").click();
        window.sees("Only the entries of one cause.");
        window.page().getByText("SUCCESS").first().waitFor(ConsoleWindow.gone());

        assertThat(window.page().url()).contains("?cause=");
        window.press("Clear filters");
        window.sees("SUCCESS");
        window.press("30 days");
        window.sees("succeeded");
        window.page().getByText("The same as a table").click();
        window.page().getByRole(AriaRole.TABLE).getByText("succeeded").waitFor();
        window.isAccessible();

        // a job notes what is solved within some seconds; a changed answer has it at once
        Answer causes = tenant.admin().get("/sync-log/failures").is(200);
        window.answering(
                "/sync-log/failures",
                200,
                causes.body().replace("\"title\"", "\"solvedSince\":\"" + Instant.now() + "\",\"title\""));
        reload();
        failures.getByText("Solved just now").waitFor();
        window.isAccessible();
    }

    @Test
    void healthIsSaidInOneLineWithEachThingToDo() {
        open("identity");
        Locator health = window.region("Health");
        health.getByText("No request yet").waitFor();
        tenant.user("ana");
        String ben = tenant.user("ben");
        reload();
        health.getByText("All well").waitFor();
        health.getByText("No open failures").waitFor();
        window.isAccessible();
        tenant.scim().post("/Users", tenant.userJson("ana")).is(409);
        tenant.admin()
                .put("/removals/policy", "{'enabled':true,'share':0,'number':0}")
                .is(200);
        // another user: a success about ana would solve the failure
        tenant.deactivate(ben).is(200);
        reload();
        health.getByText("Needs attention").waitFor();
        assertThat(health.innerText())
                .contains("1 user: userName is already used by another user", "1 removal waits for your decision.");
        window.isAccessible();
        window.fitsNarrowWindows();
        window.follow("Decide");

        window.sees("takes effect in");
    }

    /** Silence takes days to be one, and certificates end in years: a changed answer has them at once. */
    @Test
    void silenceEndingCertificateAndRefusedSignInsAreShownWithTheirRemedies() {
        Instant now = Instant.now();
        JsonObject health = tenant.admin().get("/health").is(200).json();
        Locator strip = stripShowing(Json.createObjectBuilder(health)
                .add("status", "ATTENTION")
                .add(
                        "sync",
                        Json.createObjectBuilder()
                                .add(
                                        "lastRequest",
                                        now.minus(Duration.ofHours(3)).toString())
                                .add("client", "ENTRA")
                                .add("clientName", "Microsoft Entra ID")
                                .add("usualIntervalSeconds", 2400)
                                .add(
                                        "silentSince",
                                        now.minus(Duration.ofHours(3)).toString()))
                .add(
                        "certificate",
                        Json.createObjectBuilder()
                                .add(
                                        "end",
                                        now.plus(Duration.ofDays(12).plusHours(13))
                                                .toString())
                                .add("daysLeft", 12))
                .add("refusedSignIns24h", 3));

        strip.getByText("No request for 3 h; usually about every 40 min. Silent since")
                .waitFor();
        assertThat(strip.innerText())
                .contains(
                        "Needs attention",
                        "Last request 3 h ago, from Microsoft Entra ID, about every 40 min",
                        "Certificate 12 days left",
                        "3 refused sign-ins in 24 h");
        assertThat(strip.getByText("Set-up guide").getAttribute("href")).endsWith("/identity/guides/entra");
        assertThat(strip.getByText("Enter the new certificate").getAttribute("href"))
                .endsWith("/identity/sso/values");
        window.isAccessible();
        window.fitsNarrowWindows();
        window.picture("health", false);
        window.follow("See why");

        assertThat(window.page().url()).endsWith("/sign-ins?outcome=REFUSED");
    }

    @Test
    void silenceOfAnUnknownClientRefersToTheIdentityProvider() {
        String threeHoursAgo = Instant.now().minus(Duration.ofHours(3)).toString();
        JsonObject health = tenant.admin().get("/health").is(200).json();
        Locator strip = stripShowing(Json.createObjectBuilder(health)
                .add(
                        "sync",
                        Json.createObjectBuilder()
                                .add("lastRequest", threeHoursAgo)
                                .add("client", "OTHER")
                                .add("clientName", ObservedClient.OTHER.title())
                                .add("silentSince", threeHoursAgo)));

        strip.getByText("Last request 3 h ago, from an unknown client").waitFor();
        assertThat(strip.innerText()).contains("See in your identity provider whether provisioning still runs");
        assertThat(strip.getByText("Set-up guide").getAttribute("href")).endsWith("/identity/guides/generic");
    }

    @Test
    void lastRequestIsThatOfTheTokenIfAnotherClientUsedItSince() {
        Instant now = Instant.now();
        tenant.user("ana");
        JsonObject health = tenant.admin().get("/health").is(200).json();
        JsonObject tokens = health.getJsonObject("tokens");
        Locator strip = stripShowing(Json.createObjectBuilder(health)
                .add(
                        "sync",
                        Json.createObjectBuilder()
                                .add(
                                        "lastRequest",
                                        now.minus(Duration.ofHours(3)).toString())
                                .add("client", "ENTRA")
                                .add("clientName", "Microsoft Entra ID"))
                .add(
                        "tokens",
                        Json.createObjectBuilder(tokens)
                                .add(
                                        "current",
                                        Json.createObjectBuilder(tokens.getJsonObject("current"))
                                                .add(
                                                        "lastUsedAt",
                                                        now.minus(Duration.ofMinutes(20))
                                                                .toString()))));

        strip.getByText("Last request 20 min ago").waitFor();
        assertThat(strip.innerText()).doesNotContain("Entra");
    }

    /** Signs in to a page whose strip gets this answer about the health of the organization. */
    private Locator stripShowing(JsonObjectBuilder health) {
        window.load("organizations/" + tenant.id() + "/identity");
        window.field("API key").waitFor();
        window.answering(tenant.id() + "/health", 200, health.build().toString());
        window.enter(SERVER.apiKey());
        return window.region("Health");
    }

    @Test
    void newEntriesAppearWhileTheLogIsLive() {
        open("sync-logs");
        window.sees("Nothing has been synced yet");
        window.isAccessible();
        window.press("Go live");
        window.sees("Live");
        tenant.user("ana");

        window.sees(tenant.email("ana"));
        window.press("Live");
    }

    @Test
    void logsAreDownloadedAsFiltered() throws IOException {
        tenant.user("ana");
        tenant.scim().post("/Users", tenant.userJson("ana")).is(409);
        open("sync-logs?status=FAILED");
        window.sees("FAILED");
        window.page().locator("summary").getByText("Export").click();

        Download csv = window.page().waitForDownload(() -> window.press("CSV, for spreadsheets"));

        assertThat(csv.suggestedFilename()).isEqualTo("sync-log-" + tenant.id() + ".csv");
        assertThat(Files.readString(csv.path())).contains("FAILED").doesNotContain("SUCCESS");
    }

    @Test
    void changesOfAdminsAreListedAndExportedForTheVerifier() throws IOException {
        String ana = tenant.user("ana");
        tenant.admin().put("/members/" + ana + "/role", "{'role':'ADMIN'}").is(200);
        open("changes");
        window.sees("Organization created");
        window.sees("Mode switched");
        window.sees("Single sign-on changed");
        window.page().setViewportSize(1200, 900);
        assertThat(window.page().locator("mu-data-table").innerText())
                .doesNotContain(ana)
                .doesNotContainPattern("\\dT\\d\\d:");
        assertThat(member(ana).boundingBox().height).isLessThan(TWO_LINES_PIXELS);
        member(ana).click();
        window.sees("Access, and why");
        open("changes");
        assertThat(window.field("Command").inputValue()).isEqualTo("java -jar muster-verify.jar audit-log.jsonl");
        window.isAccessible();
        window.fitsNarrowWindows();

        Download log = window.page().waitForDownload(() -> window.press("Export"));

        assertThat(Files.readString(log.path())).contains("ORGANIZATION_CREATED", "\"previous\"");
    }

    private Locator member(String id) {
        return window.page().getByTitle("members/" + id).getByRole(AriaRole.LINK);
    }

    private void reload() {
        window.page().reload();
        window.enter(SERVER.apiKey());
    }

    private void open(String page) {
        window.signIn("organizations/" + tenant.id() + "/" + page, SERVER.apiKey());
    }
}
