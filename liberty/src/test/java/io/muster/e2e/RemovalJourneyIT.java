package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Removals beyond the limit of the policy are held until an admin approves or rejects them. */
@OnEachDatabase
class RemovalJourneyIT {
    private static final String AFTER_TWO = "{'enabled':true,'share':0,'number':2}";

    private final MusterServer server;
    private final Tenant tenant;
    private final Client admin;
    private final Client scim;
    private final String workspace;

    RemovalJourneyIT(MusterServer server) {
        this.server = server;
        tenant = Tenant.on(server);
        admin = tenant.admin();
        scim = tenant.scim();
        workspace = tenant.workspace("Platform");
    }

    @Test
    void removalsTakeEffectWhileThePolicyIsOff() {
        admin.get("/removals/policy").is(200).has("/enabled", "false").lacks("/share");
        List<String> users = members(4);
        users.forEach(user -> tenant.deactivate(user).is(200));

        users.forEach(user -> assertAllowed(user, false));
        admin.get("/removals").is(200).has("/items", "[]");
    }

    @Test
    void policyIsCompletedWithDefaultsAndCanBeSwitchedOff() {
        admin.put("/removals/policy", "{'enabled':true}")
                .is(200)
                .has("/share", 20)
                .has("/number", 20)
                .has("/windowSeconds", 600)
                .has("/deadlineSeconds", 259_200);
        admin.put("/removals/policy", "{'enabled':true,'number':5}").is(200).has("/number", 5);
        admin.get("/removals/policy").is(200).has("/enabled", "true").has("/number", 5);
        admin.put("/removals/policy", "{'enabled':false}").is(200).lacks("/number");
        admin.get("/removals/policy").is(200).has("/enabled", "false");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{'enabled':'yes'}",
                "{'enabled':true,'share':101}",
                "{'enabled':true,'share':-1}",
                "{'enabled':true,'share':'20'}",
                "{'enabled':true,'number':-1}",
                "{'enabled':true,'number':1.5}",
                "{'enabled':true,'number':4294967297}",
                "{'enabled':true,'windowSeconds':59}",
                "{'enabled':true,'deadlineSeconds':59}",
                "{'enabled':true,'deadlineSeconds':2592001}",
                "{'enabled':true,'deadlineSeconds':9223372036854775807}",
                "{'enabled':true,'deadlineSeconds':-9223372036854775808}",
                "{'enabled':true,'deadlineSeconds':9223372036854775808}"
            })
    void invalidPolicyIsRefusedWithAReason(String body) {
        assertThat(admin.put("/removals/policy", body).is(400).text("/detail")).hasSizeGreaterThan(10);
        admin.get("/removals/policy").is(200).has("/enabled", "false");
    }

    @Test
    void removalsBeyondTheLimitAreAcknowledgedAndKeepAccess() {
        List<String> users = members(5);
        admin.put("/removals/policy", "{'enabled':true,'share':0,'number':2,'deadlineSeconds':60}")
                .is(200);

        tenant.deactivate(users.get(0)).is(200);
        scim.delete("/Users/" + users.get(1)).is(204);
        tenant.deactivate(users.get(2)).is(200).has("/active", "false");
        scim.delete("/Users/" + users.get(3)).is(204);
        Answer entry = tenant.newestEntry().has("/items/0/action", "DELETE").has("/items/0/status", "SUCCESS");

        scim.get("/Users/" + users.get(2)).is(200).has("/active", "false");
        scim.get("/Users/" + users.get(3)).is(404);
        scim.find("/Users", "userName eq \"" + tenant.email("m3") + "\"").has("/totalResults", 0);
        assertAllowed(users.get(0), false);
        assertAllowed(users.get(1), false);
        assertAllowed(users.get(2), true);
        assertAllowed(users.get(3), true);
        assertAllowed(users.get(4), true);
        Answer access = tenant.access(users.get(2))
                .has("/active", "true")
                .has("/role", "DEVELOPER")
                .has("/reason/kind", "DEACTIVATED");
        tenant.access(users.get(3)).has("/active", "true").has("/reason/kind", "DELETED");

        Answer held = admin.get("/removals?state=HELD")
                .is(200)
                .has("/items/0/user", users.get(3))
                .has("/items/0/kind", "DELETION")
                .has("/items/0/by", "SCIM")
                .has("/items/1/user", users.get(2))
                .has("/items/1/kind", "DEACTIVATION")
                .lacks("/items/2")
                .has("/items/1/due", access.text("/reason/heldUntil"));
        for (JsonObject removal : held.list("items")) {
            assertThat(Instant.parse(removal.getString("due")))
                    .isEqualTo(Instant.parse(removal.getString("at")).plus(Duration.ofMinutes(1)));
        }
        Answer newest = admin.get("/removals?limit=3")
                .is(200)
                .has("/items/2/state", "EFFECTIVE")
                .lacks("/items/2/due");
        admin.get("/removals?limit=3&cursor=" + newest.text("/nextCursor"))
                .is(200)
                .has("/items/0/user", users.get(0))
                .lacks("/items/1");
        assertThat(entry.text("/items/0/note")).startsWith("Held: ").contains(held.text("/items/0/due"));

        Follower follower = new Follower(admin).catchUp();
        assertThat(follower.subjects("member.removal_held")).containsExactly(users.get(2), users.get(3));
        assertThat(follower.replayed()).isEqualTo(Follower.present(admin)).containsOnlyKeys(users.subList(2, 5));
    }

    @Test
    void approvalEndsAccessAndCanBeUndone() {
        List<String> users = members(4);
        admin.put("/removals/policy", AFTER_TWO).is(200);
        users.subList(0, 3).forEach(user -> tenant.deactivate(user).is(200));
        scim.delete("/Users/" + users.get(3)).is(204);

        for (String gone : users.subList(2, 4)) {
            String path = decision(gone);
            admin.post(path, "{'decision':'approve'}")
                    .is(200)
                    .has("/state", "APPROVED")
                    .has("/decidedBy", server.operator());
            assertAllowed(gone, false);
            admin.post(path, "{'decision':'APPROVE'}").is(409).has("/code", "mode_conflict");
            admin.post(path, "{'decision':'UNDO'}").is(200).has("/state", "HELD");
            assertAllowed(gone, true);
            admin.post(path, "{'decision':'UNDO'}").is(409).has("/code", "mode_conflict");
            admin.post(path, "{'decision':'APPROVE'}").is(200);
            assertAllowed(gone, false);
        }
        assertThat(new Follower(admin).catchUp().isComplete().replayed())
                .isEqualTo(Follower.present(admin))
                .isEmpty();
        assertAudited("HOLD_APPROVED", "HOLD_UNDONE", "HOLD_APPROVED", "HOLD_APPROVED", "HOLD_UNDONE", "HOLD_APPROVED");
    }

    @Test
    void rejectionRestoresTheMemberAndCanBeUndone() {
        List<String> users = members(4);
        admin.put("/removals/policy", AFTER_TWO).is(200);
        users.subList(0, 3).forEach(user -> tenant.deactivate(user).is(200));
        scim.delete("/Users/" + users.get(3)).is(204);

        for (String back : users.subList(2, 4)) {
            String path = decision(back);
            admin.post(path, "{'decision':'REJECT'}").is(200).has("/state", "REJECTED");
            scim.get("/Users/" + back).is(200).has("/active", "true").has("/groups/0/display", "Engineers");
            tenant.access(back).has("/active", "true").has("/role", "DEVELOPER").lacks("/reason");
            assertAllowed(back, true);
            admin.post(path, "{'decision':'UNDO'}").is(200).has("/state", "HELD");
            assertAllowed(back, true);
            assertThat(tenant.access(back).exists("/reason/heldUntil")).isTrue();
            admin.post(path, "{'decision':'REJECT'}").is(200);
        }
        scim.get("/Users/" + users.get(3)).is(200).has("/active", "true");
        assertThat(new Follower(admin).catchUp().isComplete().replayed())
                .isEqualTo(Follower.present(admin))
                .containsOnlyKeys(users.subList(2, 4));
        assertAudited("HOLD_REJECTED", "HOLD_UNDONE", "HOLD_REJECTED", "HOLD_REJECTED", "HOLD_UNDONE", "HOLD_REJECTED");
    }

    @Test
    void oneDecisionAppliesToAllHeldRemovals() {
        List<String> users = members(7);
        admin.put("/removals/policy", AFTER_TWO).is(200);
        users.subList(0, 4).forEach(user -> tenant.deactivate(user).is(200));
        admin.post("/removals/decision", "{'decision':'UNDO'}").is(400);

        assertThat(admin.post("/removals/decision", "{'decision':'REJECT'}")
                        .is(200)
                        .list("items"))
                .extracting(removal -> removal.getString("user") + " " + removal.getString("state"))
                .containsExactlyInAnyOrder(users.get(2) + " REJECTED", users.get(3) + " REJECTED");
        users.subList(2, 4).forEach(user -> assertAllowed(user, true));
        users.subList(4, 7).forEach(user -> tenant.deactivate(user).is(200));
        users.subList(4, 7).forEach(user -> assertAllowed(user, true));

        assertThat(admin.post("/removals/decision", "{'decision':'APPROVE'}")
                        .is(200)
                        .list("items"))
                .hasSize(3);
        users.subList(4, 7).forEach(user -> assertAllowed(user, false));
        admin.get("/removals?state=HELD").is(200).has("/items", "[]");
        admin.post("/removals/decision", "{'decision':'APPROVE'}").is(200).has("/items", "[]");
    }

    @Test
    void reactivationAndRecreationWithdrawHeldRemovals() {
        List<String> users = members(4);
        admin.put("/removals/policy", AFTER_TWO).is(200);
        users.subList(0, 3).forEach(user -> tenant.deactivate(user).is(200));
        scim.delete("/Users/" + users.get(3)).is(204);

        scim.patch("/Users/" + users.get(2), "{'Operations':[{'op':'replace','path':'active','value':true}]}")
                .is(200);
        scim.post("/Users", tenant.userJson("m3")).is(201).has("/id", users.get(3));

        admin.get("/removals").is(200).has("/items/0/state", "WITHDRAWN").has("/items/1/state", "WITHDRAWN");
        for (String back : users.subList(2, 4)) {
            tenant.access(back).has("/active", "true").has("/role", "DEVELOPER").lacks("/reason");
        }
    }

    @Test
    void leavingScimKeepsMembersWithHeldRemovals() throws InterruptedException {
        List<String> users = members(4);
        admin.put("/removals/policy", AFTER_TWO).is(200);
        users.subList(0, 3).forEach(user -> tenant.deactivate(user).is(200));
        scim.delete("/Users/" + users.get(3)).is(204);

        admin.put("/provisioning", "{'mode':'MANUAL','confirm':true}").is(200);

        admin.get("/removals?state=HELD").is(200).has("/items", "[]");
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (admin.get("/members/" + users.get(3)).status() == 404 && System.nanoTime() < limit) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        for (String kept : users.subList(2, 4)) {
            admin.get("/members/" + kept).is(200).has("/active", "true");
            tenant.access(kept).has("/active", "true").has("/role", "DEVELOPER").lacks("/reason");
        }
    }

    @Test
    void invalidDecisionsAreRefused() {
        List<String> users = members(3);
        admin.put("/removals/policy", AFTER_TWO).is(200);
        users.forEach(user -> tenant.deactivate(user).is(200));
        String path = decision(users.get(2));

        for (String body : new String[] {"", "[]", "{}", "{'decision':1}", "{'decision':'MAYBE'}"}) {
            assertThat(admin.post(path, body).is(400).text("/detail")).hasSizeGreaterThan(10);
            admin.post("/removals/decision", body).is(400);
        }
        admin.post("/removals/99/decision", "{'decision':'APPROVE'}").is(404);
        admin.post("/removals/nonsense/decision", "{'decision':'APPROVE'}").is(404);
        admin.post("/removals/" + UUID.randomUUID() + "/decision", "{'decision':'APPROVE'}")
                .is(404);
        admin.post("/removals/1/decision", "{'decision':'APPROVE'}").is(409).has("/code", "mode_conflict");
        admin.get("/removals?state=WRONG").is(400);
        admin.get("/removals?cursor=wrong").is(400).has("/code", "invalid_cursor");
        Tenant.on(server)
                .admin()
                .post("/removals/3/decision", "{'decision':'APPROVE'}")
                .is(404);
        assertAllowed(users.get(2), true);
    }

    /** Creates users in a group whose mapping contains the workspace. */
    private List<String> members(int number) {
        List<String> users = IntStream.range(0, number)
                .mapToObj(one -> tenant.user("m" + one))
                .toList();
        tenant.map(tenant.group("Engineers", users.toArray(String[]::new)), "DEVELOPER", workspace);
        return users;
    }

    private void assertAllowed(String user, boolean expected) {
        admin.get("/members/" + user + "/access/" + workspace).is(200).has("/allowed", expected);
    }

    /** Returns the path of decisions about the user's newest removal. */
    private String decision(String user) {
        return admin.get("/removals").is(200).list("items").stream()
                .filter(removal -> removal.getString("user").equals(user))
                .findFirst()
                .map(removal -> "/removals/" + removal.getInt("number") + "/decision")
                .orElseThrow();
    }

    /** Requires these audit actions on removals, newest first, after the change of the policy. */
    private void assertAudited(String... actions) {
        List<String> newestFirst = admin.get("/audit-log").is(200).list("items").stream()
                .map(entry -> entry.getString("action"))
                .filter(action -> action.startsWith("HOLD_"))
                .toList();
        assertThat(newestFirst.get(actions.length)).isEqualTo("HOLD_POLICY_CHANGED");
        assertThat(newestFirst.subList(0, actions.length)).containsExactly(actions);
    }
}
