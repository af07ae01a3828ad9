package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** An Admin plays conversations of identity providers against the organization's own SCIM service. */
@OnEachDatabase
class SimulationIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Tenant tenant;

    private final Client operator;

    SimulationIT(MusterServer server) {
        tenant = Tenant.on(server);
        operator = Tenant.operator(server);
    }

    @Test
    void everyConversationPassesAndLeavesNothing() {
        tenant.user("ana");
        Answer conversations = tenant.admin().get("/simulations/conversations").is(200);
        List<String> ids = conversations.list("items").stream()
                .map(conversation -> conversation.getString("id"))
                .toList();
        assertThat(ids).containsExactly("OKTA", "ENTRA_CLASSIC", "ENTRA_FLAGGED", "ONELOGIN", "JUMPCLOUD");

        for (int number = 0; number < ids.size(); number++) {
            Answer ended = play(tenant, ids.get(number));
            ended.has("/state", "PASSED").has("/cleanedUp", "true");
            assertThat(ended.list("steps"))
                    .hasSize(conversations.list("items").get(number).getInt("steps"));
        }

        tenant.scim().get("/Users").has("/totalResults", 1).has("/Resources/0/userName", tenant.email("ana"));
        tenant.scim().get("/Groups").has("/totalResults", 0);
        tenant.admin()
                .get("/simulations")
                .is(200)
                .has("/items/0/conversation", "JUMPCLOUD")
                .has("/items/4/conversation", "OKTA");
        tenant.admin().get("/audit-log?limit=1").has("/items/0/action", "SIMULATION_STARTED");
    }

    @Test
    void stepsShowRequestExpectationAndAnswerButNothingOfMembers() {
        String ana = tenant.email("ana");
        tenant.user("ana");

        Answer ended = play(tenant, "OKTA");

        JsonObject created = ended.list("steps").get(2);
        assertThat(created.getString("path")).isEqualTo("/Users");
        assertThat(created.getString("sent")).contains(ended.text("/mark") + "-isaac@" + tenant.domain());
        assertThat(created.getString("expected")).startsWith("HTTP 201, ").contains("/password is absent");
        assertThat(created.getInt("status")).isEqualTo(201);
        assertThat(created.getString("answer")).contains("\"active\":true");
        assertThat(created.getString("why")).isEqualTo("As expected.");
        assertThat(ended.body()).doesNotContain(ana).doesNotContain("mst_scim_");
    }

    @Test
    void simulationIsNoFactAboutTheIdentityProvider() {
        Answer before = tenant.admin().get("/health").is(200).has("/status", "WAITING");

        play(tenant, "OKTA");

        // the refused steps are in the log, and nobody has to solve them
        assertThat(tenant.admin().get("/sync-log?status=FAILED").is(200).list("items"))
                .isNotEmpty();
        tenant.admin().get("/sync-log/failures").is(200).has("/items", "[]");
        Answer after =
                tenant.admin().get("/health").is(200).has("/status", "WAITING").lacks("/sync");
        assertThat(after.text("/tokens")).isEqualTo(before.text("/tokens"));
        tenant.admin().get("/request-counts").has("/requests", 0);
    }

    @Test
    void strictDialectFailsOktasPathlessPatchInPlainWords() {
        tenant.admin().patch("", "{'dialect':'STRICT'}").is(200);

        Answer ended = play(tenant, "OKTA");

        ended.has("/state", "FAILED").has("/cleanedUp", "true");
        assertThat(ended.list("steps")).anySatisfy(step -> assertThat(step.getString("why"))
                .startsWith("Expected HTTP 200, but HTTP 400 came: "));
        tenant.scim().get("/Users").has("/totalResults", 0);
    }

    @Test
    void anotherModeAndUnknownConversationsAreRefused() {
        tenant.admin().post("/simulations", "{'conversation':'GOOGLE'}").is(400).has("/code", "invalid_value");
        tenant.admin().put("/provisioning", "{'mode':'MANUAL','confirm':true}").is(200);
        tenant.admin().post("/simulations", "{'conversation':'OKTA'}").is(409);
    }

    /** The other service is another organization of the same server, as good as any. */
    @Test
    void operatorChecksAnotherServiceWhichIsLeftAsItWas() {
        Answer passed = operator.post("/conformance-checks", check(tenant.scim().base(), tenant.token()))
                .is(200)
                .has("/passed", "true")
                .has("/left", "[]")
                .has("/steps/0/verdict", "PASSED");
        assertThat(passed.body()).doesNotContain(tenant.token());
        tenant.scim().get("/Users").has("/totalResults", 0);
        tenant.scim().get("/Groups").has("/totalResults", 0);
        operator.get("/audit-log?limit=1")
                .has("/items/0/action", "CONFORMANCE_CHECKED")
                .has("/items/0/subject", tenant.scim().base());

        operator.post("/conformance-checks", check(tenant.scim().base(), "wrong"))
                .is(200)
                .has("/passed", "false")
                .has("/steps/0/status", 401)
                .has("/left", "[]");
    }

    @Test
    void conformanceChecksReachPublicAddressesOnlyAndAreForOperators() {
        operator.post("/conformance-checks", check("http://10.0.0.1/v2", "t"))
                .is(200)
                .has("/passed", "false")
                .lacks("/steps/0/status");
        operator.post("/conformance-checks", check("ftp://10.0.0.1", "t")).is(400);
        operator.post("/conformance-checks", check("https://a.example", "a b")).is(400);
        String key = operator.post("/api-keys", "{'name':'acme','scope':'" + tenant.id() + "'}")
                .is(201)
                .text("/key");
        Client admin = operator.with("Authorization", "Bearer " + key);
        admin.post("/conformance-checks", check(tenant.scim().base(), tenant.token()))
                .is(403);
    }

    private static String check(String baseUrl, String token) {
        return "{'baseUrl':'" + baseUrl + "','token':'" + token
                + "','conversation':'ENTRA_CLASSIC','domain':'a.example'}";
    }

    /** Plays a conversation to its end. */
    static Answer play(Tenant tenant, String conversation) {
        String id = tenant.admin()
                .post("/simulations", "{'conversation':'" + conversation + "'}")
                .is(202)
                .has("/state", "RUNNING")
                .id();
        Instant limit = Instant.now().plus(PATIENCE);
        Answer found = tenant.admin().get("/simulations/" + id).is(200);
        while (!found.text("/cleanedUp").equals("true")) {
            assertThat(Instant.now()).as(found.body()).isBefore(limit);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            found = tenant.admin().get("/simulations/" + id).is(200);
        }
        return found;
    }
}
