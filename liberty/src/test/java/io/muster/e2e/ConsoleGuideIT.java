package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.muster.idp.connection.oidc.TestOpenIdProvider;
import io.muster.idp.testing.Secrets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The way of an admin from a new organization to leaving SCIM, with an identity provider on the other side. */
@InChromium
class ConsoleGuideIT {
    private static final MusterServer SERVER = MusterServer.H2;

    private final ConsoleWindow window = ConsoleWindow.open(SERVER);

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void adminTurnsScimOnMapsGroupsRotatesReadsTheLogAndLeaves() {
        Client operator = Tenant.operator(SERVER);
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
        String key = operator.post("/api-keys", "{'name':'Ana','scope':'" + id + "'}")
                .is(201)
                .text("/key");

        // Step 1: the card is below that of single sign-on; SCIM generates a token and an endpoint
        window.signIn("", key);
        assertThat(window.page().locator("h2").allInnerTexts())
                .containsSubsequence("Single sign-on", "Provisioning & directory sync", "Group mappings");
        window.press("SCIM", AriaRole.RADIO);
        window.sees("Copy the bearer token immediately - it cannot be retrieved after you close the dialog.");
        String token = copied("Bearer token");
        String baseUrl = copied("SCIM base URL");
        assertThat(baseUrl).endsWith("/api/v1/scim/" + id + "/v2");
        window.press("I have copied both");

        // Step 2: the guide has the values, and turns green with the first request
        window.page().locator("summary").getByText("Set-up guide").click();
        window.follow("Okta");
        window.sees("Waiting for the first request.");
        assertThat(window.field("SCIM connector base URL").inputValue()).isEqualTo(baseUrl);
        assertThat(window.field("Unique identifier field for users").inputValue())
                .isEqualTo("userName");
        window.sees("HTTP Header");
        window.sees("The bearer token that you copied.");
        window.isAccessible();
        window.fitsNarrowWindows();
        Client okta = Client.of(baseUrl, token).with("User-Agent", "Okta SCIM Client 1.0.0");
        Tenant pushed = new Tenant(id, operator, admin, okta, token, domain);
        String ben = pushed.user("ben");
        window.sees("Your identity provider has used the token");
        window.isAccessible();

        // Step 3: groups appear once they are pushed, and are mapped
        window.follow("Identity and access");
        window.sees("No groups synced yet. Groups will appear here automatically once your identity provider pushes"
                + " them via SCIM.");
        pushed.group("Engineering", ben);
        String platform = pushed.workspace("Platform");
        window.page().reload();
        window.enter(key);
        window.press("Choose workspaces for Engineering");
        window.page().getByRole(AriaRole.CHECKBOX).first().check();
        window.key("Escape");
        assertThat(window.field("Organization role of Engineering")
                        .locator("option")
                        .allInnerTexts())
                .containsExactly("Use connection role", "Viewer", "Developer", "Admin");
        window.field("Organization role of Engineering").selectOption("DEVELOPER");
        window.press("Preview changes");
        window.sees("get a higher role");
        window.press("Back");
        window.press("Save Engineering");
        window.sees("The mapping of Engineering was saved.");
        pushed.access(ben).has("/role", "DEVELOPER").has("/workspaces/0", platform);

        // Rotation: both tokens work during the overlap
        window.press("Rotate token");
        window.sees("The old token stays valid for 24 more hours");
        window.press("Rotate token", AriaRole.BUTTON, window.dialog());
        String renewed = copied("Bearer token");
        window.press("I have copied both");
        okta.get("/Users").is(200);
        Client.of(baseUrl, renewed).get("/Users").is(200);
        window.sees(Pattern.compile("Still works for 2[34] h"));

        // The sync log: timestamp, action, resource, status
        pushed.deactivate(ben).is(200);
        window.follow("View sync logs");
        window.sees("DEACTIVATE");
        assertThat(window.page().locator("thead th").allInnerTexts())
                .containsSequence("Timestamp", "Action", "Resource", "Status");
        window.sees("SUCCESS");

        // Leaving: the token is revoked, members stay, the identity provider gets 401
        window.follow("Identity and access");
        window.press("Just-in-time", AriaRole.RADIO);
        window.sees("1 member stays, with their present access");
        window.press("Revoke the token and leave SCIM");
        window.sees("Provisioning is Just-in-time now.");
        okta.get("/Users").is(401);
        Client.of(baseUrl, renewed).get("/Users").is(401);
        assertThat(admin.get("/members").list("items")).hasSize(1);
    }

    @Test
    void adminWhoseProviderHasPushedNothingIsLedToTheChoiceOfGuides() {
        try (TestOpenIdProvider provider = TestOpenIdProvider.start()) {
            Tenant tenant = Tenant.on(SERVER);
            SingleSignOn sso = SingleSignOn.connected(tenant, provider);
            sso.member("ana", "ADMIN");
            sso.signIn("ana");
            tenant.admin()
                    .put("/provisioning", "{'mode':'MANUAL','confirm':true}")
                    .is(200);
            String token = tenant.admin()
                    .put("/provisioning", "{'mode':'SCIM','confirm':true}")
                    .is(200)
                    .text("/token");
            Secrets.add(token.substring(token.lastIndexOf('_') + 1));
            window.signIn("organizations/" + tenant.id() + "/identity", SERVER.apiKey());
            window.follow("4 of 6: your identity provider has not pushed anything yet");
        }
        window.sees("Choose your identity provider to see its steps.");
        assertThat(window.page()
                        .locator("a[aria-current=page]")
                        .getByText("Okta")
                        .count())
                .isZero();
        window.isAccessible();
        window.fitsNarrowWindows();

        window.follow("OneLogin");
        window.sees("Provision from OneLogin");
        window.sees("Waiting for the first request.");
    }

    @Test
    void everyIdentityProviderHasAGuideAndUnknownOnesHaveNone() {
        Tenant tenant = Tenant.on(SERVER);
        window.signIn("organizations/" + tenant.id() + "/identity/guides/generic", SERVER.apiKey());
        for (String name : List.of("Okta", "Microsoft Entra ID", "OneLogin", "JumpCloud", "PingOne", "Another one")) {
            window.follow(name);
            window.page().locator("a[aria-current=page]").getByText(name).last().waitFor();
            window.sees(Pattern.compile("Checked on \\d+ \\w+ 20\\d\\d"));
            assertThat(window.page().locator(".steps input").first().inputValue())
                    .contains(tenant.id());
        }
        window.follow("Google Workspace");
        window.sees("SCIM cannot be set up from it");
        window.isAccessible();

        window.signIn("organizations/" + tenant.id() + "/identity/guides/nobody", SERVER.apiKey());
        window.sees("This could not be loaded");
    }

    private String copied(String label) {
        return window.dialog()
                .getByLabel(label, new Locator.GetByLabelOptions().setExact(true))
                .inputValue();
    }
}
