package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import io.muster.idp.connection.oidc.TestOpenIdProvider;
import io.muster.idp.testing.Secrets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Members, what they may do and why, and removals that wait for a decision. */
@InChromium
class ConsoleMembersIT {
    private static final MusterServer SERVER = MusterServer.H2;

    private final Tenant tenant = Tenant.on(SERVER);
    private final ConsoleWindow window = ConsoleWindow.open(SERVER);

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void memberIsExplainedAndManagedFieldsHaveALock() {
        String ana = tenant.user("ana");
        String group = tenant.group("Engineering", ana);
        String platform = tenant.workspace("Platform");
        String data = tenant.workspace("Data");
        tenant.map(group, "DEVELOPER", platform);
        open("members");
        window.field("Search members").fill("ana");
        window.isAccessible();
        window.fitsNarrowWindows();
        window.page().locator("tbody a").first().click();
        window.sees("Role: Developer");
        window.sees("Outweighed");
        assertThat(window.region("Access, and why").innerText())
                .contains("Developer by the group Engineering", "Platform by the group Engineering");
        window.page().locator(".lock").first().waitFor();
        assertThat(window.page().locator(".lock").count()).isEqualTo(5);

        window.press("Choose direct workspaces");
        window.page().getByLabel("Data").check();
        window.sees("The direct workspaces were saved.");
        window.key("Escape");
        window.field("Direct role").selectOption("ADMIN");
        window.sees("The direct role was saved.");
        window.sees("given directly");
        tenant.access(ana).has("/workspaces/1", data);
        window.isAccessible();
        window.fitsNarrowWindows();
        window.press("Mark as break-glass owner");
        window.press("Mark as owner");
        window.sees("Break-glass owner");
        window.press("Remove member");
        window.sees("Your identity provider pushes this member");
        window.press("Remove member", AriaRole.BUTTON, window.dialog());

        window.page().getByRole(AriaRole.ALERT).getByText("break-glass").waitFor();
        tenant.access(ana).has("/active", true);
    }

    @Test
    void endedAccessLeadsToTheRequestInTheSyncLog() {
        String ana = tenant.user("ana");
        String request = tenant.deactivate(ana).is(200).header("X-Request-Id");
        open("members/" + ana);
        window.sees("Deactivated on");
        assertThat(window.region("Access, and why").innerText()).doesNotContainPattern("\\dT\\d\\d:");
        window.isAccessible();

        window.page().getByTitle(request).click();

        window.button("Details of DEACTIVATE " + tenant.email("ana")).waitFor();
        assertThat(window.button("Details of CREATE " + tenant.email("ana")).count())
                .isZero();
    }

    @Test
    void personIsInvitedByALinkThatIsShownOnceAndCanBeRevoked() {
        String email = tenant.email("new");
        open("members");
        assertThat(window.button("Invite people").count()).isZero();
        try (TestOpenIdProvider provider = TestOpenIdProvider.start()) {
            SingleSignOn.connected(tenant, provider);
        }
        tenant.admin().put("/provisioning", "{'mode':'MANUAL','confirm':true}").is(200);
        open("members");
        window.press("Invite people");
        window.sees("Nobody is invited at present.");
        window.field("E-mail address").fill("new@elsewhere.example");
        window.press("Invite");
        window.dialog().getByRole(AriaRole.ALERT).waitFor();
        window.isAccessible();
        window.field("E-mail address").fill(email);
        window.press("Invite");
        String link = copyOnce();

        tenant.admin().get("/invitations").has("/items/0/email", email);
        window.sees("Works for");
        window.isAccessible();
        window.fitsNarrowWindows();
        window.press("Revoke the invitation of " + email);
        window.sees("Nobody is invited at present.");
        assertThat(window.page().content()).doesNotContain(link);
        assertThat(tenant.admin().get("/invitations").list("items")).isEmpty();
    }

    @Test
    void nobodyIsInvitedAsLongAsNobodyCanSignIn() {
        tenant.admin().put("/provisioning", "{'mode':'MANUAL','confirm':true}").is(200);
        open("members");

        window.press("Invite people");

        window.sees("which is not possible at present.");
        assertThat(window.button("Invite").count()).isZero();
        window.isAccessible();
        window.follow("Set up single sign-on");
        window.sees("Domain");
        assertThat(window.dialog().count()).isZero();
    }

    @Test
    void ownerGetsAPasswordLinkThatIsShownOnceAndCanBeRevoked() {
        String owner = tenant.user("owner");
        open("members/" + owner);
        window.press("Mark as break-glass owner");
        assertThat(window.region("Password").count()).isZero();
        window.press("Mark as owner");
        window.region("Password").getByText("Not set").waitFor();
        window.press("Make password link");
        String link = copyOnce();

        window.region("Password")
                .getByText("made can still set the password for")
                .waitFor();
        window.isAccessible();
        window.fitsNarrowWindows();
        window.press("Revoke link");
        window.press("Revoke link", AriaRole.BUTTON, window.dialog());
        window.sees("The link was revoked.");
        assertThat(window.page().content()).doesNotContain(link);
        tenant.admin().get("/members/" + owner + "/password").is(200).lacks("/link");
        assertThat(window.button("Unlink account").count()).isZero();
    }

    /** Reads the link that the dialog shows, and closes it. */
    private String copyOnce() {
        window.sees("it cannot be retrieved after you close the dialog.");
        String link = window.field("Link").inputValue();
        Secrets.add(link.substring(link.lastIndexOf('.') + 1));
        window.isAccessible();
        window.press("I have copied the link");
        return link;
    }

    @Test
    void personIsFoundWithTheRefusalAndItsRemedyOrWasNeverSeen() {
        tenant.user("ana");
        tenant.scim().post("/Users", tenant.userJson("ana")).is(409);
        tenant.scim()
                .post("/Users", "{'userName':'" + tenant.email("zoe") + "','emails':[{'value':'no address'}]}")
                .is(400);
        open("identity");
        window.press("Find");
        window.sees("Enter the whole address, userName or external id.");
        find(tenant.email("zoe"));
        window.sees("Your identity provider asked for this person, and was refused.");
        window.sees("Correct the value or its attribute mapping in the identity provider.");
        window.follow("All their requests, with what can be sent again");
        window.press("Details of CREATE " + tenant.email("zoe"));
        window.dialog().getByText("HTTP 400").waitFor();
        window.page().goBack();
        window.sees("Correct the value or its attribute mapping in the identity provider.");
        window.isAccessible();
        window.fitsNarrowWindows();
        find(tenant.email("nobody"));
        window.sees("Your identity provider has not sent this person");
        find("ext-ana");
        window.sees("Is a member with access.");
        window.isAccessible();

        window.page().reload();
        window.enter(SERVER.apiKey());
        window.sees("Is a member with access.");
        assertThat(window.page().url()).endsWith("?person=ext-ana");
    }

    @Test
    void memberIsAddedByHandAndRemoved() {
        open("members");
        window.sees("No members yet");
        window.press("Add a member");
        window.field("E-mail address").fill(tenant.email("eve"));
        window.field("Name").fill("Eve Lind");
        window.press("Add member");
        window.sees("was added.");
        window.sees("Invited");
        window.press("Remove member");
        window.press("Remove member", AriaRole.BUTTON, window.dialog());

        window.sees("No members yet");
        assertThat(tenant.admin().get("/members").list("items")).isEmpty();
    }

    @Test
    void heldRemovalsAreRejectedApprovedAndTakenBack() {
        String ana = tenant.user("ana");
        String ben = tenant.user("ben");
        open("removals");
        window.sees("Nothing waits for you");
        window.press("Turn the limit on");
        window.sees("more than 20 % of the members");
        window.field("Percent").fill("0");
        window.field("Members").fill("0");
        window.press("Save limit");
        window.sees("The limit was saved.");
        tenant.deactivate(ana).is(200);
        tenant.deactivate(ben).is(200);
        window.page().reload();
        window.enter(SERVER.apiKey());
        window.sees("takes effect in");
        window.isAccessible();
        window.fitsNarrowWindows();
        window.picture("removals", false);

        window.press("Reject for " + tenant.email("ana"));
        window.sees(tenant.email("ana") + " stays.");
        window.press("Approve for " + tenant.email("ben"));
        window.sees("Nothing waits for you");
        tenant.access(ana).has("/active", true);
        tenant.access(ben).has("/active", false);
        window.press("Show all");
        window.press("Undo for " + tenant.email("ben"));
        window.sees("is held again.");
        tenant.access(ben).has("/active", true);
        window.isAccessible();
        window.press("Show only those that wait");
        window.press("Reject all");
        window.press("Reject all", AriaRole.BUTTON, window.dialog());

        window.sees("1 removal rejected.");
        tenant.access(ben).has("/active", true);
    }

    private void find(String person) {
        window.field("E-mail address, userName or external id").fill(person);
        window.press("Find");
    }

    private void open(String page) {
        window.signIn("organizations/" + tenant.id() + "/" + page, SERVER.apiKey());
    }
}
