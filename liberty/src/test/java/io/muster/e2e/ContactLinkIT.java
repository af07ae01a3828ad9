package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.e2e.IsolationIT.Contents;
import io.muster.idp.connection.oidc.TestOpenIdProvider;
import io.muster.idp.testing.Secrets;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * IT contacts set up single sign-on by a link, without an account. Calls every operation of the OpenAPI document with a
 * link: a new operation is closed to contacts until it is in the list of this test.
 */
@OnEachDatabase
class ContactLinkIT {
    private static final Set<String> FOR_CONTACTS = new TreeSet<>(Set.of(
            "get /api/v1/organizations/{id}",
            "get /api/v1/organizations/{id}/domains",
            "post /api/v1/organizations/{id}/domains",
            "get /api/v1/organizations/{id}/domains/{domain}",
            "post /api/v1/organizations/{id}/domains/{domain}/verification",
            "delete /api/v1/organizations/{id}/domains/{domain}",
            "get /api/v1/organizations/{id}/connection",
            "put /api/v1/organizations/{id}/connection/draft",
            "put /api/v1/organizations/{id}/connection/draft/saml",
            "delete /api/v1/organizations/{id}/connection/draft",
            "post /api/v1/organizations/{id}/connection/draft/checks",
            "post /api/v1/organizations/{id}/connection/draft/tests",
            "post /api/v1/organizations/{id}/connection/draft/preview",
            "get /api/v1/organizations/{id}/provisioning",
            "put /api/v1/organizations/{id}/provisioning",
            "get /api/v1/organizations/{id}/provisioning/tokens"));

    private final TestOpenIdProvider provider = TestOpenIdProvider.start();
    private final MusterServer server;
    private final Tenant tenant;
    private final Client admin;

    ContactLinkIT(MusterServer server) {
        this.server = server;
        tenant = Tenant.on(server);
        admin = tenant.admin();
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    @Test
    void linkOpensTheOperationsForContactsAndNoOther() {
        Contents ours = IsolationIT.contents(server, 1);
        Client contact = contact(link(ours.admin(), "Kim")).at(tenant.operator().base());
        Set<String> opened = new TreeSet<>();
        for (ApiOperation operation : admins()) {
            Answer answer = send(contact, operation, IsolationIT.path(operation, ours, unknown(ours)));
            assertThat(answer.status()).as(operation.name()).isNotEqualTo(401).isLessThan(500);
            if (answer.status() == 403) {
                answer.has("/code", "forbidden");
            } else {
                opened.add(operation.name());
            }
        }
        assertThat(opened).isEqualTo(FOR_CONTACTS);
    }

    @Test
    void linkOpensNothingOfAnotherOrganization() {
        Contents theirs = IsolationIT.contents(server, 1);
        Client contact = contact(link(admin, "Kim")).at(tenant.operator().base());
        for (ApiOperation operation : admins()) {
            if (IsolationIT.namesOrganization(operation)) {
                Answer answer = send(contact, operation, IsolationIT.path(operation, theirs, theirs));
                assertThat(answer.body()).doesNotContain(theirs.mark());
                if (!FOR_CONTACTS.contains(operation.name())) {
                    answer.is(403);
                } else {
                    // a body that is no object is refused before
                    answer.is(operation.hasBody() ? 400 : 404);
                }
            }
        }
        contact.put("/organizations/" + theirs.tenant().id() + "/connection/draft", SingleSignOn.draft(provider))
                .is(404);
        contact.post("/organizations/" + theirs.tenant().id() + "/domains", "{'domain':'eve.example'}")
                .is(404);
        contact.put("/organizations/" + theirs.tenant().id() + "/provisioning", "{'mode':'SCIM'}")
                .is(404);
    }

    @Test
    void contactSetsUpDomainConnectionAndScimAndAnAdminActivates() throws IOException {
        admin.put("/provisioning", "{'mode':'MANUAL','confirm':true}").is(200);
        Answer made = link(admin, "Kim, Example IT");
        assertThat(made.text("/url"))
                .startsWith(server.url() + "/console/contact#")
                .endsWith(made.text("/token"));
        Client contact = contact(made);
        String claimed = "new." + tenant.domain();
        contact.post("/domains", "{'domain':'" + claimed + "'}").is(201).has("/state", "PENDING");
        contact.post("/domains/" + claimed + "/verification", "").is(200);
        contact.delete("/domains/" + claimed).is(204);
        contact.delete("/domains/" + tenant.domain() + "?confirm=true").is(403);

        String tester = "ana@" + tenant.domain();
        provider.signsIn(Map.of("sub", "s1", "email", tester));
        admin.post("/members", "{'email':'" + tester + "','displayName':'Ana'}").is(201);
        String draft = SingleSignOn.draft(provider);
        contact.put("/connection/draft", draft.replace("}", ",'role':'ADMIN'}")).is(403);
        contact.put("/connection/draft", draft).is(200).has("/draft/role", "VIEWER");
        contact.get("/connection").is(200).has("/draft/oidc/clientId", TestOpenIdProvider.CLIENT);
        contact.post("/connection/draft/checks", "").is(200);
        String claims = "{'claims':{'sub':'s1','email':'" + tester + "'}}";
        contact.post("/connection/draft/preview", claims)
                .is(200)
                .lacks("/refusal")
                .lacks("/report/role");
        contact.post("/connection/preview", claims).is(403);
        String test = contact.post("/connection/draft/tests", "").is(201).text("/url");
        assertThat(new Browser().follow(test).body()).contains("The test was passed");
        contact.post("/connection/activations", "{'version':1}").is(403);
        admin.post("/connection/activations", "{'version':1}").is(200).has("/inUse", true);

        contact.put("/provisioning", "{'mode':'JIT'}").is(403);
        Secrets.add(contact.put("/provisioning", "{'mode':'SCIM'}").is(200).text("/token"));
        contact.put("/provisioning", "{'mode':'MANUAL','confirm':true}").is(403);
        contact.post("/provisioning/tokens/rotations", "").is(403);

        String log = admin.get("/audit-log?limit=100").is(200).body();
        String actor = "Kim, Example IT (contact link " + made.text("/link/id") + ")";
        assertThat(admin.get("/audit-log?limit=100").is(200).list("items"))
                .filteredOn(entry -> entry.toString().contains(actor))
                .hasSize(6);
        assertThat(log)
                .contains("CONTACT_LINK_MADE", "CONTACT_LINK_USED", "CONNECTION_TEST_STARTED", "MODE_SWITCHED")
                .doesNotContain(secret(made));
        admin.get("/contact-links").is(200).has("/items/0/name", "Kim, Example IT");
        assertThat(admin.get("/export").is(200).body())
                .contains("\"contactLink\"")
                .doesNotContain(secret(made));
    }

    @Test
    void contactLearnsNeitherByTestNorByPreviewWhoIsAMember() throws IOException {
        String ana = tenant.user("ana");
        Client contact = contact(link(admin, "Kim"));
        contact.put("/connection/draft", SingleSignOn.draft(provider)).is(200);
        for (String name : List.of("ana", "nobody")) {
            String claims = "{'claims':{'sub':'s1','email':'" + tenant.email(name) + "'}}";
            Answer preview = contact.post("/connection/draft/preview", claims)
                    .is(200)
                    .has("/identity/email", tenant.email(name))
                    .has("/report/groups", "[]")
                    .lacks("/refusal");
            assertThat(preview.json().getJsonObject("report").keySet()).containsExactlyInAnyOrder("claims", "groups");

            provider.signsIn(Map.of("sub", "s1", "email", tenant.email(name), "department", "Sales"));
            Answer test = contact.post("/connection/draft/tests", "").is(201);
            assertThat(new Browser().follow(test.text("/url")).body())
                    .contains("The test was passed", "email", "department")
                    .doesNotContain(ana, tenant.email(name), "Sales", "would", "Role");
            admin.get("/sign-ins/" + test.id())
                    .is(200)
                    .has("/outcome", "SUCCEEDED")
                    .lacks("/member")
                    .lacks("/report/member");
        }
        provider.signsIn(Map.of("sub", "s1", "email", "ana@elsewhere.example"));
        String test = contact.post("/connection/draft/tests", "").is(201).text("/url");
        assertThat(new Browser().follow(test).body()).contains("DOMAIN_NOT_VERIFIED");
        provider.signsIn(Map.of("sub", "s1", "email", tenant.email("nobody")));
        test = admin.post("/connection/draft/tests", "").is(201).text("/url");
        assertThat(new Browser().follow(test).body()).contains("NOT_PROVISIONED");
    }

    @Test
    void testOfALinkThatIsRevokedMeanwhileHasNoResult() throws IOException {
        provider.signsIn(Map.of("sub", "s1", "email", tenant.email("ana"), "department", "Sales"));
        Answer made = link(admin, "Kim");
        Client contact = contact(made);
        contact.put("/connection/draft", SingleSignOn.draft(provider)).is(200);
        Answer test = contact.post("/connection/draft/tests", "").is(201);
        String unopened = contact.post("/connection/draft/tests", "").is(201).text("/url");
        Browser browser = new Browser();
        HttpResponse<String> toProvider = browser.send(test.text("/url"));

        admin.delete("/contact-links/" + made.text("/link/id")).is(204);

        assertThat(browser.follow(toProvider).body())
                .contains("TESTER_GONE")
                .doesNotContain("The test was passed", "department");
        assertThat(new Browser().follow(unopened).body()).contains("TESTER_GONE");
        admin.get("/sign-ins/" + test.id()).is(200).has("/refusal/code", "TESTER_GONE");
        admin.get("/connection").is(200).lacks("/draftTestedUntil");
    }

    @Test
    void roleOfTheConnectionStaysAsAnAdminDecidedIt() {
        admin.put("/connection/draft", SingleSignOn.draft(provider).replace("}", ",'role':'DEVELOPER'}"))
                .is(200);
        Client contact = contact(link(admin, "Kim"));

        contact.put("/connection/draft", SingleSignOn.draft(provider)).is(200).has("/draft/role", "DEVELOPER");
        contact.put("/connection/draft", SingleSignOn.draft(provider).replace("}", ",'role':'VIEWER'}"))
                .is(403)
                .has("/code", "forbidden");
    }

    @Test
    void revokedEndedAndForgedLinksOpenNothing() throws InterruptedException {
        Answer revoked = link(admin, "Kim");
        Client contact = contact(revoked);
        contact.get("/connection").is(200);
        admin.delete("/contact-links/" + revoked.text("/link/id")).is(204);
        contact.get("/connection").is(401);
        admin.delete("/contact-links/" + revoked.text("/link/id")).is(404);

        Instant end = Instant.now().plusSeconds(3);
        Answer brief = admin.post("/contact-links", "{'name':'Kim','endsAt':'" + end + "'}")
                .is(201);
        Client late = contact(brief);
        late.get("/connection").is(200);
        Thread.sleep(Math.max(0, Duration.between(Instant.now(), end).toMillis()) + 20);
        late.get("/connection").is(401);

        Answer works = link(admin, "Kim");
        String token = works.text("/token");
        Tenant other = Tenant.on(server);
        for (String forged : List.of(
                token.substring(0, token.length() - 43) + "A".repeat(43),
                token.replace(tenant.id(), other.id()),
                token.replace(works.text("/link/id"), brief.text("/link/id")),
                token + "x",
                secret(works))) {
            admin.with("Authorization", "Bearer " + forged).get("/connection").is(401);
        }
        tenant.scim().with("Authorization", "Bearer " + token).get("/Users").is(401);
    }

    @Test
    void linkEndsWithinSevenDaysAndHasANameThatLogsCanTellApart() {
        Instant now = Instant.now();
        for (String body : List.of(
                "{'name':'Kim','endsAt':'" + now.plus(Duration.ofDays(8)) + "'}",
                "{'name':'Kim','endsAt':'" + now.minusSeconds(1) + "'}",
                "{'name':'SCIM'}",
                "{'name':''}",
                "{}")) {
            admin.post("/contact-links", body).is(400);
        }
        Instant end = Instant.parse(link(admin, "Kim").text("/link/endsAt"));
        assertThat(end).isBetween(now.plus(Duration.ofDays(6)), now.plus(Duration.ofDays(8)));
    }

    private List<ApiOperation> admins() {
        return IsolationIT.operations(server).stream()
                .filter(operation -> !operation.isScim())
                .toList();
    }

    private static Answer link(Client maker, String name) {
        Answer made = maker.post("/contact-links", "{'name':'" + name + "'}").is(201);
        Secrets.add(secret(made));
        return made;
    }

    private static String secret(Answer made) {
        String token = made.text("/token");
        return token.substring(token.lastIndexOf('.') + 1);
    }

    private Client contact(Answer made) {
        return admin.with("Authorization", "Bearer " + made.text("/token"));
    }

    /** Returns the organization with ids of nothing. */
    private static Contents unknown(Contents ours) {
        Map<String, String> ids = new HashMap<>();
        ours.ids().keySet().forEach(name -> ids.put(name, UUID.randomUUID().toString()));
        ids.putAll(Map.of("domain", "unknown.example", "number", "999", "position", "999", "publicId", "unknown"));
        return new Contents(ours.tenant(), ours.admin(), ours.mark(), ours.key(), ids);
    }

    private static Answer send(Client client, ApiOperation operation, String path) {
        return client.send(operation.method().toUpperCase(Locale.ROOT), path, operation.hasBody() ? "[]" : "");
    }
}
