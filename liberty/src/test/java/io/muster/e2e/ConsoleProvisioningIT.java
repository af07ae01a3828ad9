package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The card Provisioning & directory sync: modes, credentials, rotation, and the way back. */
@InChromium
class ConsoleProvisioningIT {
    private static final MusterServer SERVER = MusterServer.H2;
    private static final String ONLY_ONCE =
            "Copy the bearer token immediately - it cannot be retrieved after you close the dialog.";

    private final Client operator = Tenant.operator(SERVER);
    private final ConsoleWindow window = ConsoleWindow.open(SERVER);

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void missingPreconditionsAreNamedAndTheirModesCannotBeChosen() {
        String id = operator.post("/organizations", "{'name':'Small'}").is(201).id();
        window.signIn("organizations/" + id + "/identity", SERVER.apiKey());

        window.sees("An active SSO connection.");
        window.sees("A verified domain.");
        window.sees("For SCIM, the plan Business or Enterprise.");
        assertThat(mode("Manual").isChecked()).isTrue();
        assertThat(mode("Just-in-time").isDisabled()).isTrue();
        assertThat(mode("SCIM").isDisabled()).isTrue();
        window.isAccessible();
        window.fitsNarrowWindows();
        window.follow("Verify a domain");
        window.sees("No domain yet.");
    }

    @Test
    void scimIsTurnedOnAndItsCredentialsAreShownOnce() {
        Client admin = connected("MANUAL");
        window.follow("Settings");
        window.region("General").waitFor();
        window.follow("Identity and access");
        window.press("Just-in-time", AriaRole.RADIO);
        window.sees("Provisioning is Just-in-time now.");
        window.press("SCIM", AriaRole.RADIO);
        window.sees(ONLY_ONCE);
        window.isAccessible();
        window.picture("credentials", false);
        String token = window.dialog().getByLabel("Bearer token", exact()).inputValue();
        String baseUrl = window.dialog().getByLabel("SCIM base URL", exact()).inputValue();
        assertThatCopies("Bearer token", token);
        assertThatCopies("SCIM base URL", baseUrl);

        window.key("Escape");
        window.key("Escape");
        window.page().mouse().click(5, 5);
        window.page().goBack();
        window.sees("Copy the bearer token first, and close the dialog.");
        assertThat(window.dialog().isVisible()).isTrue();
        window.press("I have copied both");

        window.dialog().waitFor(ConsoleWindow.gone());
        assertThat(window.page().content()).doesNotContain(token).contains("Directory sync (SCIM)");
        window.sees("Waiting for the first request");
        assertThat(baseUrl).matches("http://127\\.0\\.0\\.1:\\d+/api/v1/scim/[0-9a-f-]{36}/v2");
        Client.of(baseUrl, token).get("/Users").is(200);
        admin.get("/provisioning").has("/mode", "SCIM").lacks("/token");
        window.sees("In use");
        window.page().reload();
        window.enter(SERVER.apiKey());
        window.sees(Pattern.compile("SCIM, last request"));
        assertThat(window.page().content()).doesNotContain(token);
        window.isAccessible();
        window.fitsNarrowWindows();
    }

    @Test
    void rotationCountsDownAndProvesThatTheNewTokenIsUsed() {
        Tenant tenant = tenant();
        tenant.user("ana");
        window.press("Rotate token");
        window.sees("The old token stays valid for 24 more hours");
        window.isAccessible();
        window.dialog().getByRole(AriaRole.BUTTON).getByText("Rotate token").click();
        window.sees(ONLY_ONCE);
        String fresh = window.dialog().getByLabel("Bearer token", exact()).inputValue();
        window.press("I have copied both");
        window.sees("New token not seen yet");
        window.sees(Pattern.compile("Still works for 2[34] h"));
        window.isAccessible();
        window.fitsNarrowWindows();
        window.picture("rotation", false);

        tenant.scim().get("/Users").is(200);
        Client renewed = Client.of(tenant.scim().base(), fresh);
        renewed.get("/Users").is(200);
        window.sees("In use");
        window.button("Cancel rotation").waitFor(ConsoleWindow.gone());
        window.press("End overlap now");
        window.sees("The new token is in use already.");
        window.press("End overlap");
        window.sees("Only the new token works now.");

        tenant.scim().get("/Users").is(401);
        renewed.get("/Users").is(200);
        assertThat(window.button("End overlap now").count()).isZero();
    }

    @Test
    void unusedRotationIsCanceledAndTheOldTokenWorksOn() {
        Tenant tenant = tenant();
        tenant.user("ana");
        tenant.admin().post("/provisioning/tokens/rotations", "").is(201);
        window.page().reload();
        window.enter(SERVER.apiKey());
        Locator unused = window.region("Health").getByText("The new token has not been used yet");
        unused.waitFor();
        assertThat(unused.innerText()).containsPattern("the old one works for 2[34] h");
        window.isAccessible();
        window.press("Cancel rotation");
        window.dialog().getByText("Cancel rotation").last().click();

        window.sees("The rotation was canceled.");
        unused.waitFor(ConsoleWindow.gone());
        tenant.scim().get("/Users").is(200);
        assertThat(tenant.admin().get("/provisioning/tokens").list("retiring")).isEmpty();
    }

    @Test
    void leavingScimShowsItsEffectsWithNumbersAndThenTheTokenGets401() {
        Tenant tenant = tenant();
        String ana = tenant.user("ana");
        tenant.user("ben");
        tenant.admin()
                .post("/members", "{'email':'" + tenant.email("eve") + "'}")
                .is(201);
        tenant.admin()
                .put("/removals/policy", "{'enabled':true,'share':0,'number':0}")
                .is(200);
        tenant.deactivate(ana).is(200);
        window.press("Manual", AriaRole.RADIO);
        window.sees("3 members stay, with their present access; 2 of them came by SCIM.");
        window.sees("1 held removal will be rejected");
        window.sees("Your identity provider gets 401 from its next request on.");
        window.isAccessible();
        window.fitsNarrowWindows();
        window.press("Cancel");
        window.page().waitForFunction("() => document.querySelector('input[value=SCIM]').checked");
        tenant.scim().get("/Users").is(200);

        window.press("Manual", AriaRole.RADIO);
        window.press("Revoke the token and leave SCIM");
        window.sees("Provisioning is Manual now.");

        tenant.scim().get("/Users").is(401);
        assertThat(tenant.admin().get("/members").list("items")).hasSize(3);
        window.page().waitForFunction("() => document.querySelector('input[value=MANUAL]').checked");
        assertThat(window.shows("Directory sync (SCIM)")).isFalse();
    }

    @Test
    void refusalOfJitWhileScimIsActiveIsShownAsItIs() {
        Client admin = connected("MANUAL");
        mode("SCIM").waitFor();
        admin.put("/provisioning", "{'mode':'SCIM'}").is(200);

        window.press("Just-in-time", AriaRole.RADIO);

        window.sees("Cannot enable JIT provisioning while SCIM is active");
        window.page().waitForFunction("() => document.querySelector('input[value=SCIM]').checked");
        window.isAccessible();
    }

    @Test
    void arrowKeysOnlyChooseAndAButtonActs() {
        Client admin = connected("MANUAL");
        mode("Manual").focus();
        window.key("ArrowRight");
        window.key("ArrowRight");
        admin.get("/provisioning").has("/mode", "MANUAL");
        window.isAccessible();
        window.key("Tab");
        assertThat(window.focused()).isEqualTo("Turn SCIM on");
        window.key("Enter");
        window.sees(ONLY_ONCE);
        assertThat(window.focused()).isEqualTo("Bearer token");

        admin.get("/provisioning").has("/mode", "SCIM");
        window.key("Tab");
        window.key("Tab");
        window.key("Tab");
        window.key("Tab");
        assertThat(window.focused()).isEqualTo("I have copied both");
        window.key("Enter");
        window.dialog().waitFor(ConsoleWindow.gone());
    }

    private void assertThatCopies(String label, String value) {
        window.press("Copy " + label, AriaRole.BUTTON, window.dialog());
        window.page()
                .waitForFunction("(value) => navigator.clipboard.readText().then((copy) => copy === value)", value);
    }

    /** Creates an organization with an active connection and opens its page. */
    private Client connected(String mode) {
        String domain = "t" + UUID.randomUUID().toString().substring(0, 8) + ".example";
        String id = operator.post("/organizations", "{'name':'Acme Inc','plan':'BUSINESS'}")
                .is(201)
                .id();
        Client admin = operator.at(operator.base() + "/organizations/" + id);
        admin.put(
                        "/sso",
                        "{'protocol':'OIDC','issuer':'https://login." + domain + "','domains':['" + domain
                                + "'],'active':true}")
                .is(200);
        admin.put("/provisioning", "{'mode':'" + mode + "'}").is(200);
        window.signIn("organizations/" + id + "/identity", SERVER.apiKey());
        return admin;
    }

    /** Creates an organization with SCIM and opens its page. */
    private Tenant tenant() {
        Tenant tenant = Tenant.on(SERVER);
        window.signIn("organizations/" + tenant.id() + "/identity", SERVER.apiKey());
        window.button("Rotate token").waitFor();
        return tenant;
    }

    private Locator mode(String name) {
        return window.page()
                .getByRole(
                        AriaRole.RADIO,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator.GetByLabelOptions exact() {
        return new Locator.GetByLabelOptions().setExact(true);
    }
}
