package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.muster.idp.connection.oidc.TestOpenIdProvider;
import io.muster.idp.testing.Secrets;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The page of an IT contact, from the link to a tested draft and to SCIM. */
@InChromium
class ConsoleContactIT {
    private static final MusterServer SERVER = MusterServer.H2;

    private final TestOpenIdProvider provider = TestOpenIdProvider.start();
    private final Tenant tenant = Tenant.on(SERVER);
    private final ConsoleWindow window = ConsoleWindow.open(SERVER);

    @AfterEach
    void close() {
        window.close();
        provider.close();
    }

    @Test
    void contactSetsUpDomainsSsoAndScimAndSeesNoOtherPage() {
        tenant.admin().put("/provisioning", "{'mode':'MANUAL','confirm':true}").is(200);
        window.mayAsk(URI.create(provider.issuer()));
        Answer made = tenant.admin().post("/contact-links", "{'name':'Kim'}").is(201);
        String token = made.text("/token");
        Secrets.add(token.substring(token.lastIndexOf('.') + 1));

        window.page().navigate(made.text("/url"));
        window.sees("Set up single sign-on for " + tenant.domain());
        window.page().waitForURL("**/console/contact/provider");
        assertThat(window.page().url()).doesNotContain("#");

        window.follow("Back: Domain");
        window.field("Another domain").fill("new." + tenant.domain());
        window.key("Enter");
        window.sees("Record not found yet");
        assertThat(window.field("Host").inputValue()).isEqualTo("_muster-challenge.new." + tenant.domain());
        window.isAccessible();
        window.fitsNarrowWindows();
        window.press("Give up new." + tenant.domain());
        window.sees("was released");

        window.follow("Next: Provider");
        window.follow("Next: Its values");
        window.field("Issuer").fill(provider.issuer());
        window.field("Client ID").fill(TestOpenIdProvider.CLIENT);
        window.field("Client secret, or private key").fill(TestOpenIdProvider.SECRET);
        assertThat(window.shows("Connection role")).isFalse();
        window.isAccessible();
        window.press("Save draft");
        window.sees("The draft was saved as version 1.");
        window.follow("Activate");
        window.sees("Then ask an Admin to activate it.");
        window.follow("Test version 1");
        window.press("Check the draft");
        window.page().getByLabel("Findings").waitFor();
        provider.signsIn(Map.of("sub", "s1", "email", tenant.email("ana")));
        tenant.admin()
                .post("/members", "{'email':'" + tenant.email("ana") + "','displayName':'Ana'}")
                .is(201);
        window.field("Claims, as JSON").fill("{\"sub\": \"s1\", \"email\": \"" + tenant.email("ana") + "\"}");
        window.press("Show what would be read");
        window.sees("Read, with an address of a verified domain");
        window.sees("Not looked for, since an IT contact asked");
        window.isAccessible();
        window.press("Make a test ready");
        Page test = window.page().waitForPopup(() -> window.follow("Sign in for the test"));
        test.getByText("An Admin can test who that is here").waitFor();
        test.close();
        window.sees("Version 1 passed");
        window.follow("Next: Activate");
        window.sees("Ask an Admin to activate it.");
        assertThat(window.button("Activate version 1").count()).isZero();
        window.isAccessible();
        tenant.admin().post("/connection/activations", "{'version':1}").is(200);

        window.press("Reload");
        window.follow("Next: SCIM");
        window.press("Turn SCIM on");
        window.sees("Copy the bearer token immediately");
        Secrets.add(window.field("Bearer token").inputValue());
        window.press("I have copied both");
        window.sees("An Admin can rotate the token.");
        window.isAccessible();
        window.fitsNarrowWindows();

        // other pages are not for contacts
        window.go("organizations");
        window.sees("Set up single sign-on for " + tenant.domain());
    }

    @Test
    void revokedLinkIsExplained() {
        Answer made = tenant.admin().post("/contact-links", "{'name':'Kim'}").is(201);
        tenant.admin().delete("/contact-links/" + made.text("/link/id")).is(204);

        window.page().navigate(made.text("/url"));
        window.sees("ask the Admin who sent it for another one");
        assertThat(window.page().getByRole(AriaRole.HEADING).first().innerText())
                .isEqualTo("This link does not work");
        window.follow("Sign in as a member");
        window.sees("Sign in to Muster");
        window.isAccessible();
    }
}
