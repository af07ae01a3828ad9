package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.idp.connection.oidc.TestOpenIdProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ends sessions on one of two nodes; they end with the next request on both. */
@OnItsOwnServers
@ResourceLock("the provider and the members of TwoNodesIT")
@TestInstance(Lifecycle.PER_CLASS)
class TwoNodesIT {
    private final String apiKey = MusterServer.freshApiKey();
    private final TestOpenIdProvider provider = TestOpenIdProvider.start();
    private List<ServerProcess> nodes = List.of();
    private Tenant tenant;
    private SingleSignOn sso;
    private String ana = "";
    private Browser browser = new Browser();

    @BeforeAll
    void startNodes() {
        Map<String, String> settings = new HashMap<>(MusterServer.postgres());
        settings.putAll(MusterServer.secrets(apiKey));
        settings.put("MUSTER_WEBHOOK_ALLOWED_ADDRESSES", "127.0.0.0/8");
        // one waits for the other: they migrate the same schema
        ServerProcess one = ServerProcess.start(output("one"), settings);
        settings.put("MUSTER_PUBLIC_URL", one.url().toString());
        nodes = List.of(one, ServerProcess.start(output("two"), settings));
    }

    @AfterAll
    void stopNodes() {
        provider.close();
        nodes.forEach(ServerProcess::close);
    }

    @BeforeEach
    void signIn() {
        tenant = Tenant.on(nodes.get(0), apiKey);
        sso = SingleSignOn.connected(tenant, provider);
        ana = sso.member("ana", "ADMIN");
        sso.member("bea", "ADMIN");
        browser = sso.signIn("ana");
        assertThat(statuses()).containsExactly(200, 200);
    }

    @Test
    void deactivationByScimOnOneNodeEndsTheSessionOnBoth() {
        tenant.deactivate(ana).is(200);

        assertThat(statuses()).containsExactly(401, 401);
    }

    @Test
    void deletionByScimOnTheOtherNodeEndsTheSessionOnBoth() {
        tenant.scim()
                .at(onTheOther(tenant.scim().base()))
                .delete("/Users/" + ana)
                .is(204);

        assertThat(statuses()).containsExactly(401, 401);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /Users/none",
        "GET, /Users?count=1",
        "GET, /Groups",
        "POST, /Users",
        "PUT, /Groups",
        "DELETE, /Groups/none"
    })
    void tokenThatIsRevokedOnOneNodeIsRefusedByBothWithTheNextRequest(String method, String path) {
        Tenant left = Tenant.on(nodes.get(0), apiKey);
        Client here = left.scim();
        Client there = here.at(onTheOther(here.base()));
        here.get("/Users").is(200);
        there.get("/Users").is(200);

        left.admin().put("/provisioning", "{'mode':'MANUAL','confirm':true}").is(200);

        here.send(method, path, "").is(401);
        there.send(method, path, "").is(401);
        left.admin().get("/sync-log?action=AUTHENTICATE").has("/items/0/failure/cause", "The token was revoked");
    }

    @Test
    void dialectCountsWithTheNextRequestOnBothNodes() {
        String request = "{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],"
                + "'Operations':[{'op':'replace','value':{'shoeSize':9}}]}";
        Client here = tenant.scim();
        Client there = here.at(onTheOther(here.base()));
        here.patch("/Users/" + ana, request).is(200);
        there.patch("/Users/" + ana, request).is(200);

        tenant.admin().patch("", "{'dialect':'STRICT'}").is(200);
        here.patch("/Users/" + ana, request).is(400);
        there.patch("/Users/" + ana, request).is(400);

        tenant.admin().patch("", "{'dialect':'TOLERANT'}").is(200);
        here.patch("/Users/" + ana, request).is(200);
        there.patch("/Users/" + ana, request).is(200);
    }

    @Test
    void signOutOnOneNodeEndsTheSessionOnBoth() {
        page(1).delete("/session").is(204);

        assertThat(statuses()).containsExactly(401, 401);
    }

    @Test
    void unlinkedMemberIsSignedOutOnBothNodes() {
        tenant.admin()
                .at(onTheOther(tenant.admin().base()))
                .delete("/members/" + ana + "/sso-link")
                .is(204);

        assertThat(statuses()).containsExactly(401, 401);
    }

    @Test
    void lowerRoleCountsWithTheNextRequestOnBothNodes() {
        tenant.admin().put("/members/" + ana + "/role", "{'role':'VIEWER'}").is(200);

        for (int node = 0; node < nodes.size(); node++) {
            page(node).get("/session").is(200).has("/role", "VIEWER");
        }
    }

    @Test
    void signInThatStartedOnOneNodeEndsOnTheOtherAndOnlyOnce() throws IOException {
        Browser second = new Browser();
        String callback = second.location(second.send(second.location(second.send(sso.initiation()))));

        Map<String, String> cookies = Map.copyOf(second.cookies());

        assertThat(second.outcome(second.send(onTheOther(callback)))).contains(ana);
        second.cookies().putAll(cookies);
        assertThat(second.send(callback).body()).contains("ATTEMPT_ENDED");
    }

    private List<Integer> statuses() {
        return List.of(page(0).get("/session").status(), page(1).get("/session").status());
    }

    private Client page(int node) {
        return browser.admin(nodes.get(node).url());
    }

    private String onTheOther(String url) {
        return url.replace(nodes.get(0).url().toString(), nodes.get(1).url().toString());
    }

    private static Path output(String node) {
        return Path.of(
                "target/e2e",
                "two-nodes-" + node + "-" + ProcessHandle.current().pid());
    }
}
