package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.muster.idp.connection.oidc.TestOpenIdProvider;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An organization that is set up, as its Admin sees it. */
@InChromium
class ConsoleGlanceIT {
    private static final MusterServer SERVER = MusterServer.H2;

    private final TestOpenIdProvider provider = TestOpenIdProvider.start();
    private final Tenant tenant = Tenant.on(SERVER);
    private final SingleSignOn sso = SingleSignOn.connected(tenant, provider);
    private final ConsoleWindow window = ConsoleWindow.open(SERVER);

    ConsoleGlanceIT() {
        window.mayAsk(URI.create(provider.issuer()));
    }

    @AfterEach
    void close() {
        window.close();
        provider.close();
    }

    @Test
    void adminOfAnOrganizationThatIsSetUpSeesThatAllIsWellAndNothingIsLeftToDo() {
        String tester = tenant.admin().get("/members").is(200).text("/items/0/id");
        tenant.scim().delete("/Users/" + tester).is(204);
        String ana = user("ana", "Ana Ruiz");
        String ben = user("ben", "Ben Okafor");
        String cleo = user("cleo", "Cleo Lind");
        String engineering = tenant.group("Engineering", ana, ben);
        String finance = tenant.group("Finance", cleo);
        String admins = tenant.group("IT", ana);
        String platform = tenant.workspace("Platform");
        String data = tenant.workspace("Data");
        tenant.map(admins, "ADMIN", data);
        Client desk = sso.signIn("ana").admin(SERVER).at(tenant.admin().base());
        Tenant hers = new Tenant(tenant.id(), tenant.operator(), desk, tenant.scim(), tenant.token(), tenant.domain());
        hers.map(engineering, "DEVELOPER", platform);
        hers.map(finance, "VIEWER", data);

        sso.authenticates("ana", Map.of("auth_time", Instant.now().getEpochSecond()));
        window.page().navigate(sso.initiation());

        window.region("Health").getByText("All well").waitFor();
        window.field("Organization role of Engineering").waitFor();
        assertThat(window.field("Organization role of Engineering").inputValue())
                .isEqualTo("DEVELOPER");
        window.region("Single sign-on").getByText(provider.issuer()).waitFor();
        assertThat(window.page().locator("header.top").innerText()).contains("Ana Ruiz");
        Locator setUp = window.page().locator("setup-score");
        assertThat(setUp.innerText()).isBlank();
        window.isAccessible();
        window.fitsNarrowWindows();
        window.picture("identity", true);

        window.load("organizations/" + tenant.id() + "/members/" + ana);
        window.region("Access, and why").getByText("Role: Admin").waitFor();
        window.region("Sessions").getByText("This browser").waitFor();
        assertThat(window.region("Access, and why").innerText())
                .contains("Admin by the group IT", "Developer by the group Engineering, mapped by you");
        assertThat(window.region("Sessions").innerText()).contains("Firefox on Windows");
        window.picture("member", true);
    }

    private String user(String name, String displayName) {
        String[] names = displayName.split(" ", -1);
        return tenant.scim()
                .post(
                        "/Users",
                        "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'],'userName':'" + tenant.email(name)
                                + "','externalId':'00u" + name + "','displayName':'" + displayName
                                + "','name':{'givenName':'" + names[0] + "','familyName':'" + names[1]
                                + "'},'emails':[{'value':'" + tenant.email(name)
                                + "','type':'work','primary':true}],'active':true}")
                .is(201)
                .id();
    }
}
