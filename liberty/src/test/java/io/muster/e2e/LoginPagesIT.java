package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.muster.idp.connection.oidc.TestOpenIdProvider;
import io.muster.idp.testing.Secrets;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The pages of sign-in, in a browser: in the look of the console, for everybody, by the keyboard, without scripts. */
@InChromium
class LoginPagesIT {
    private static final MusterServer SERVER = MusterServer.H2;
    private static final String PASSWORD = "kettle orbit lamp harbour";

    private final TestOpenIdProvider provider = TestOpenIdProvider.start();
    private final Tenant tenant = Tenant.on(SERVER);
    private final ConsoleWindow window = ConsoleWindow.open(SERVER);

    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();

    LoginPagesIT() {
        window.page().onRequest(requests::add);
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
        shows(link, 200, "Set your password");
        assertThat(window.focused()).isEqualTo("New password");
        write("too short");
        writeNext("too short");
        window.key("Enter");
        isRefused("The password is not set yet", "needs 12 to 128 characters");
        writeNext(PASSWORD);
        writeNext(PASSWORD);
        window.key("Enter");
        window.page().waitForURL("**/console/**");
        shows(link, 404, "This link does not work");
        assertThat(requests)
                .extracting(request -> request.headers().get("referer"))
                .contains(SERVER.url() + "/")
                .isSubsetOf(null, "", SERVER.url() + "/");

        window.page().context().clearCookies();
        shows("/api/v1/login", 200, "Sign in");
        assertThat(window.focused()).isEqualTo("E-mail address at work");
        window.picture("sign-in", false);
        write(tenant.email("owner"));
        window.key("Enter");
        window.sees("Only break-glass owners");
        isForEverybody("Sign in with a password");
        assertThat(window.focused()).isEqualTo("Password");
        write("kettle orbit lamp, wrong");
        window.key("Enter");
        isRefused("You are not signed in", "Address or password is wrong");
        // the address is there already
        window.key("Tab");
        writeNext(PASSWORD);
        window.key("Enter");
        window.page().waitForURL("**/console/**");
        window.sees("Identity and access");
    }

    @Test
    void memberIsLedInOrToldWhyNotAndSignsOut() {
        SingleSignOn.connected(tenant, provider);
        tenant.user("ana");
        provider.signsIn(Map.of("sub", "s2", "email", "eve@elsewhere.example"));
        String members = "/console/organizations/" + tenant.id() + "/members";
        shows("/api/v1/login?target=" + members, 200, "Sign in");
        write(tenant.email("ana"));
        window.key("Enter");
        window.sees("DOMAIN_NOT_VERIFIED");
        isForEverybody("You are not signed in");
        window.picture("sign-in-refused", false);

        provider.signsIn(Map.of("sub", "s1", "email", tenant.email("ana")));
        reach("Start again");
        window.key("Enter");
        window.page().waitForURL("**/api/v1/login?target=*");
        write(tenant.email("ana"));
        window.key("Enter");
        window.page().waitForURL("**" + members);
        window.sees("Identity and access");
        window.page().locator("summary").first().click();
        window.press("Sign out");
        window.sees("Your session here has ended.");
        isForEverybody("You are signed out");
        reach("Sign in again");
        window.key("Enter");
        window.page().waitForURL("**/api/v1/login");
    }

    @Test
    void targetThatIsTooLongForALinkIsLeftOut() {
        for (int length : new int[] {10, 900}) {
            shows("/api/v1/login?target=/" + "%25".repeat(length), 200, "Sign in");
            String link = window.page()
                    .getByText("Break-glass owner? Sign in with a password")
                    .getAttribute("href");
            assertThat(link)
                    .isEqualTo("/api/v1/login/password" + (length == 10 ? "?target=%2F" + "%25".repeat(10) : ""));
        }
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

        shows(link, 200, "You are invited to " + tenant.domain());
        reach("Continue");
        window.key("Enter");
        window.page().waitForURL("**/console/**");
        window.sees("Identity and access");
    }

    @Test
    void resultOfATestIsReadableWhetherPassedOrRefused() {
        tenant.user("ana");
        provider.signsIn(Map.of(
                "sub", "s1", "email", tenant.email("ana"), "department", "https://example.com/" + "long".repeat(30)));
        tenant.admin().put("/connection/draft", SingleSignOn.draft(provider)).is(200);
        String used = test();
        shows(used, 200, "The test was passed");
        window.sees("Close this tab");
        window.sees("Role: Viewer");
        window.sees("See the member who would sign in");
        shows(used, 403, "The test was refused");
        provider.signsIn(Map.of("sub", "s2", "email", "eve@elsewhere.example"));
        shows(test(), 403, "The test was refused");
        window.sees("make another test ready");

        tenant.admin().put("/provisioning", "{'mode':'JIT','confirm':true}").is(200);
        provider.signsIn(Map.of("sub", "s3", "email", tenant.email("new")));
        shows(test(), 200, "The test was passed");
        window.sees("A new member would be made.");
    }

    @Test
    void failureOfAnotherKindIsAPageForBrowsersAndATextForOthers() throws IOException {
        String nowhere = "/api/v1/login/nowhere";
        shows(nowhere, 404, "This did not work");
        reach("Go to the sign-in page");
        window.key("Enter");
        window.page().waitForURL("**/api/v1/login");
        for (String accept : List.of("*/*", "text/plain", "text/plain, text/html;q=0.5", "*/*, text/html;q=0")) {
            assertThat(failure(nowhere, accept)).as(accept).doesNotContain("<");
        }
        for (String accept : List.of("text/html", "text/html, */*;q=0.8", "text/plain;q=0.5, text/html")) {
            assertThat(failure(nowhere, accept)).as(accept).contains("<h1>This did not work</h1>");
        }
        assertThat(new Browser().get(SERVER.url() + nowhere, 404)).doesNotContain("<");
    }

    @Test
    void failureKeepsTheTargetOfTheIdentityProvidersTile() throws IOException {
        for (String parameter : List.of("target", "target_link_uri")) {
            assertThat(failure("/api/v1/login/nowhere?" + parameter + "=/console/a", "text/html"))
                    .contains("/api/v1/login?target=%2Fconsole%2Fa");
        }
    }

    private static String failure(String path, String accept) {
        Answer answer = new Client(SERVER.url().toString(), Map.of("Accept", accept))
                .get(path)
                .is(404);
        assertThat(answer.header("Vary")).as(accept).contains("Accept");
        return answer.body();
    }

    @Test
    void pagesHaveTheColoursOfTheConsoleInBothSchemes() {
        List<String> colours = new ArrayList<>();
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            window.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            window.load("");
            window.page().locator(".card").waitFor();
            String ofConsole = colours();
            shows("/api/v1/login", 200, "Sign in");
            window.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            assertThat(colours()).isEqualTo(ofConsole);
            colours.add(ofConsole);
        }
        assertThat(colours).doesNotHaveDuplicates();
    }

    private String colours() {
        return (String) window.page().evaluate("""
                () => ['html', '.card', 'h1', 'input', '.primary']
                  .map((part) => getComputedStyle(document.querySelector(part)))
                  .map((style) => [style.color, style.backgroundColor, style.borderColor, style.borderRadius])
                  .join()""");
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
    private void shows(String path, int status, String heading) {
        Response response = window.page().navigate(SERVER.url().resolve(path).toString());
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.headerValue("content-security-policy"))
                .startsWith("default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'none'")
                .doesNotContain("unsafe");
        isForEverybody(heading);
    }

    private void isForEverybody(String heading) {
        assertThat(window.heading()).isEqualTo(heading);
        assertThat(window.page().title()).isEqualTo(heading + " · Muster");
        window.isAccessible();
        window.fitsNarrowWindows();
    }

    /** Requires a page that says what went wrong, has the focus there and marks the fields. */
    private void isRefused(String heading, String alert) {
        window.page().getByRole(AriaRole.ALERT).waitFor();
        assertThat(window.focused()).contains(alert);
        assertThat(window.page().locator("[aria-invalid=true]").count()).isEqualTo(2);
        isForEverybody(heading);
    }

    /** Goes on by the keyboard until a control has the focus. */
    private void reach(String name) {
        for (int pressed = 0; !window.focused().equals(name); pressed++) {
            assertThat(pressed).isLessThan(10);
            window.key("Tab");
        }
    }

    /** Writes into the field that has the focus, which a page gives after it is loaded. */
    private void write(String text) {
        window.page().locator("input:focus").waitFor();
        window.page().keyboard().insertText(text);
    }

    /** Types into the next field that takes a text. */
    private void writeNext(String text) {
        int pressed = 0;
        do {
            window.key("Tab");
            assertThat(++pressed).isLessThan(10);
        } while (!(Boolean) window.page().evaluate("() => document.activeElement.matches('input:not([readonly])')"));
        write(text);
    }
}
