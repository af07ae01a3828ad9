package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import io.muster.idp.connection.oidc.TestOpenIdProvider;
import io.muster.idp.testing.Secrets;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The pages of sign-in, in a browser: for everybody, by the keyboard, in narrow windows, and without any script. */
@InChromium
class LoginPagesIT {
    private static final MusterServer SERVER = MusterServer.H2;
    private static final String PASSWORD = "kettle orbit lamp harbour";

    private final TestOpenIdProvider provider = TestOpenIdProvider.start();
    private final Tenant tenant = Tenant.on(SERVER);
    private final ConsoleWindow window = ConsoleWindow.open(SERVER);

    LoginPagesIT() {
        window.mayAsk(URI.create(provider.issuer()));
    }

    @AfterEach
    void close() {
        window.close();
        provider.close();
    }

    @Test
    void ownerSetsAPasswordAndSignsInByTheKeyboardAlone() {
        String link = passwordLink();
        shows(link, "Set your password");
        write("too short");
        write("too short");
        window.key("Enter");
        window.page().getByRole(AriaRole.ALERT).waitFor();
        isForEverybody("The password is not set yet");
        write(PASSWORD);
        write(PASSWORD);
        window.key("Enter");
        window.page().waitForURL("**/console/**");
        shows(link, "This link does not work");

        window.page().context().clearCookies();
        shows("/api/v1/login", "Sign in");
        write(tenant.email("owner"));
        window.key("Enter");
        window.sees("Only break-glass owners");
        isForEverybody("Sign in with a password");
        // the address is there already
        window.key("Tab");
        write("kettle orbit lamp, wrong");
        window.key("Enter");
        window.sees("Address or password is wrong");
        isForEverybody("You are not signed in");
        window.key("Tab");
        write(PASSWORD);
        window.key("Enter");
        window.page().waitForURL("**/console/**");
        window.sees("Identity and access");
    }

    @Test
    void invitedPersonIsLedToTheIdentityProviderAndIn() {
        SingleSignOn.connected(tenant, provider);
        tenant.admin().put("/provisioning", "{'mode':'MANUAL','confirm':true}").is(200);
        String link = tenant.admin()
                .post("/invitations", "{'email':'" + tenant.email("new") + "'}")
                .is(201)
                .text("/url");
        provider.signsIn(Map.of("sub", "new", "email", tenant.email("new")));

        shows(link, "You are invited to " + tenant.domain());
        window.key("Tab");
        window.key("Enter");
        window.page().waitForURL("**/console/**");
        window.sees("Identity and access");
    }

    @Test
    void resultOfATestAndARefusalAreReadable() {
        tenant.user("ana");
        provider.signsIn(Map.of(
                "sub", "s1", "email", tenant.email("ana"), "department", "https://example.com/" + "long".repeat(30)));
        tenant.admin().put("/connection/draft", SingleSignOn.draft(provider)).is(200);
        shows(test(), "The test is passed");
        provider.signsIn(Map.of("sub", "s2", "email", "eve@elsewhere.example"));
        shows(test(), "You are not signed in");
        shows("/api/v1/login/signed-out", "You are signed out");
    }

    private String test() {
        return tenant.admin().post("/connection/draft/tests", "").is(201).text("/url");
    }

    private String passwordLink() {
        String owner = tenant.user("owner");
        tenant.admin().put("/members/" + owner + "/role", "{'role':'ADMIN'}").is(200);
        tenant.admin()
                .put("/members/" + owner + "/break-glass", "{'breakGlass':true}")
                .is(200);
        String link = tenant.admin()
                .post("/members/" + owner + "/password/link", "")
                .is(201)
                .text("/url");
        Secrets.add(link.substring(link.lastIndexOf('.') + 1));
        Secrets.add(PASSWORD);
        return link;
    }

    /** Opens a page, which has to be for everybody and to allow no script. */
    private void shows(String path, String heading) {
        Response response = window.page().navigate(SERVER.url().resolve(path).toString());
        assertThat(response.headerValue("content-security-policy"))
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        isForEverybody(heading);
    }

    private void isForEverybody(String heading) {
        assertThat(window.heading()).isEqualTo(heading);
        window.isAccessible();
        window.fitsNarrowWindows();
    }

    /** Types into the next field. */
    private void write(String text) {
        int pressed = 0;
        do {
            window.key("Tab");
            assertThat(++pressed).isLessThan(10);
        } while (!(Boolean) window.page().evaluate("() => document.activeElement.matches('input:not([readonly])')"));
        window.page().keyboard().insertText(text);
    }
}
