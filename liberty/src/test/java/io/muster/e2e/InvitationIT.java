package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.idp.connection.oidc.TestOpenIdProvider;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** People are invited by links and become members by their first sign-in. */
@OnEachDatabase
class InvitationIT {
    private final TestOpenIdProvider provider = TestOpenIdProvider.start();
    private final MusterServer server;
    private final Tenant tenant;
    private final Client admin;
    private final SingleSignOn sso;

    InvitationIT(MusterServer server) {
        this.server = server;
        tenant = Tenant.on(server);
        admin = tenant.admin();
        sso = SingleSignOn.connected(tenant, provider);
        admin.put("/provisioning", "{'mode':'MANUAL','confirm':true}").is(200);
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    @Test
    void invitedPersonBecomesAMemberWithTheRoleByTheFirstSignIn() throws IOException {
        Answer made = invite("ana", "DEVELOPER").is(201);
        String url = made.text("/url");
        Browser browser = new Browser();
        String page = browser.get(url, 200);
        assertThat(page).contains("You are invited to", tenant.email("ana"), "/api/v1/login?address=");
        // opening it, as chats do, accepts nothing
        browser.get(url, 200);

        sso.signIn("ana").admin(server).get("/session").is(200).has("/role", "DEVELOPER");
        new Browser().get(url, 404);
        assertThat(admin.get("/invitations").is(200).list("items")).isEmpty();
        Answer member = admin.get("/members?text=" + tenant.email("ana")).is(200);
        member.has("/items/0/origin", "INVITED").has("/items/0/directRole/role", "DEVELOPER");
        assertThat(admin.get("/audit-log?limit=5").is(200).body()).contains("INVITATION_MADE", "MEMBER_JOINED");
        invite("ana", "ADMIN").is(409).has("/code", "duplicate");
    }

    @Test
    void nobodyElseAndNoEndedInvitationLetsAnybodyIn() throws IOException {
        String first = invite("ana", "ADMIN").is(201).text("/url");
        Answer second = invite("ana", "VIEWER").is(201);
        new Browser().get(first, 404);
        refused("bob");
        admin.delete("/invitations/" + second.text("/invitation/id")).is(204);
        admin.delete("/invitations/" + second.text("/invitation/id")).is(404);
        new Browser().get(second.text("/url"), 404);
        refused("ana");
    }

    @Test
    void linkOfAnotherOrganizationOrSecretIsDead() throws IOException {
        String url = invite("ana", "VIEWER").is(201).text("/url");
        Tenant other = Tenant.on(server);
        for (String dead : List.of(
                url.replace(tenant.id(), other.id()),
                url.substring(0, url.length() - 43) + "A".repeat(43),
                url + "x",
                url.substring(0, url.indexOf("token=") + 6))) {
            new Browser().get(dead, 404);
        }
        other.admin().put("/provisioning", "{'mode':'MANUAL','confirm':true}").is(200);
        other.admin()
                .post("/invitations", "{'email':'" + tenant.email("ana") + "'}")
                .is(400)
                .has("/code", "domain_not_verified");
    }

    @Test
    void invitationThatNobodyCouldAcceptIsRefusedWithTheWayOn() {
        Tenant attested = Tenant.on(server);
        attested.admin().put("/provisioning", "{'mode':'JIT','confirm':true}").is(200);
        Answer refused = attested.admin()
                .post("/invitations", "{'email':'" + attested.email("ana") + "'}")
                .is(409)
                .has("/code", "precondition_missing");
        assertThat(refused.text("/detail")).endsWith("test a draft of it and activate it first");
    }

    @Test
    void modeScimMakesNoInvitations() {
        Tenant synced = Tenant.on(server);
        synced.admin()
                .post("/invitations", "{'email':'" + synced.email("ana") + "'}")
                .is(409)
                .has("/code", "mode_conflict");
    }

    @Test
    void invitationIsAcceptedOnceAndRevocationAtTheSameMomentWinsOrLosesWhole() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 4; round++) {
                String name = "race" + round;
                String id = invite(name, "ADMIN").is(201).text("/invitation/id");
                List<Callable<Integer>> both = new ArrayList<>();
                both.add(() -> admin.delete("/invitations/" + id).status());
                both.add(() -> signedIn(name) ? 200 : 403);
                List<Integer> statuses = new ArrayList<>();
                for (Future<Integer> each : threads.invokeAll(both)) {
                    statuses.add(each.get());
                }
                assertThat(statuses).isIn(List.of(204, 403), List.of(404, 200));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private Answer invite(String name, String role) {
        return admin.post("/invitations", "{'email':'" + tenant.email(name) + "','role':'" + role + "'}");
    }

    private void refused(String name) throws IOException {
        assertThat(signedIn(name)).isFalse();
    }

    private boolean signedIn(String name) throws IOException {
        provider.signsIn(Map.of("sub", "subject of " + name, "email", tenant.email(name)));
        Browser browser = new Browser();
        browser.follow(sso.initiation());
        return browser.cookies().containsKey("__Host-muster-session");
    }
}
