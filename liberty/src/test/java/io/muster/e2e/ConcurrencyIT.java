package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Sends conflicting requests concurrently: users, members, last admins and tokens stay consistent. */
@OnEachDatabase
class ConcurrencyIT {
    private final MusterServer server;

    ConcurrencyIT(MusterServer server) {
        this.server = server;
    }

    @Test
    void concurrentCreationsOfTheSameUserSucceedOnce() throws Exception {
        Tenant tenant = Tenant.on(server);

        List<Integer> statuses = AtOnce.all(
                32,
                number -> () ->
                        tenant.scim().post("/Users", tenant.userJson("same")).status());

        assertThat(Collections.frequency(statuses, 201)).isOne();
        assertThat(Collections.frequency(statuses, 409)).isEqualTo(31);
    }

    @Test
    void numberOfUsersIsExactAfterCreationsAndDeletionsAtOnce() throws Exception {
        Tenant tenant = Tenant.on(server);
        List<String> users = new ArrayList<>();
        for (int number = 0; number < 8; number++) {
            users.add(tenant.user("there" + number));
        }

        AtOnce.all(16, client -> () -> {
            for (int step = 0; step < 12; step++) {
                int number = (client + step) % 8;
                Client scim = tenant.scim();
                // most of these are refused, for the name or since the user has been deleted in the meantime
                scim.delete("/Users/" + users.get(number));
                Answer created = scim.post("/Users", tenant.userJson("again" + number));
                if (created.status() == 201 && step % 3 == 0) {
                    scim.delete("/Users/" + created.text("/id"));
                    tenant.admin().delete("/members/" + created.text("/id"));
                }
            }
            return client;
        });

        // a filter that all match is counted by finding them
        int found = tenant.scim()
                .get("/Users?count=500&filter=" + Client.encoded("userName pr"))
                .is(200)
                .list("Resources")
                .size();
        assertThat(found).isPositive();
        tenant.scim().get("/Users?count=0").is(200).has("/totalResults", found);
    }

    @Test
    void concurrentAdditionsOfSingleMembersAreAllApplied() throws Exception {
        Tenant tenant = Tenant.on(server);
        String group = tenant.group("Crowded");
        List<String> users = new ArrayList<>();
        for (int number = 0; number < 50; number++) {
            users.add(tenant.user("m" + number));
        }

        List<Integer> statuses = AtOnce.all(
                50,
                number -> () -> tenant.scim()
                        .patch(
                                "/Groups/" + group,
                                "{'Operations':[{'op':'add','path':'members','value':[{'value':'" + users.get(number)
                                        + "'}]}]}")
                        .status());

        assertThat(statuses).containsOnly(204);
        assertThat(tenant.scim().get("/Groups/" + group).list("members")).hasSize(50);
    }

    @Test
    void concurrentDeletionsOfTheLastTwoAdminsSucceedOnce() throws Exception {
        for (int round = 0; round < 5; round++) {
            Tenant tenant = Tenant.on(server);
            List<String> admins = List.of(tenant.user("a"), tenant.user("b"));
            admins.forEach(id -> tenant.admin()
                    .put("/members/" + id + "/role", "{'role':'ADMIN'}")
                    .is(200));

            List<Integer> statuses = AtOnce.all(
                    2,
                    number -> () ->
                            tenant.scim().delete("/Users/" + admins.get(number)).status());

            assertThat(statuses).containsExactlyInAnyOrder(204, 403);
        }
    }

    @Test
    void requestWhoseBodyArrivesAfterTheModeSwitchWritesNothing() throws Exception {
        Tenant tenant = Tenant.on(server);
        URI users = URI.create(tenant.scim().base() + "/Users");
        try (SlowRequest request = SlowRequest.begin("POST", users, tenant.token(), tenant.userJson("late"))) {
            Thread.sleep(500);
            tenant.admin()
                    .put("/provisioning", "{'mode':'MANUAL','confirm':true}")
                    .is(200);

            assertThat(request.finish())
                    .startsWith("HTTP/1.1 401")
                    .contains("urn:ietf:params:scim:api:messages:2.0:Error", "A valid bearer token is required");
        }
        assertThat(tenant.admin().get("/members?text=late").is(200).body()).doesNotContain("late");
        Answer entry = tenant.newestEntry();
        assertThat(entry.text("/items/0/status")).isEqualTo("FAILED");
        assertThat(entry.text("/items/0/action")).isEqualTo("CREATE");
        assertThat(entry.text("/items/0/failure/cause")).contains("ended before");
    }

    @Test
    void rotationUnderLoadKeepsValidTokensAndRevocationRefusesOldOnes() throws Exception {
        Tenant tenant = Tenant.on(server);
        AtomicBoolean rotating = new AtomicBoolean(true);
        ExecutorService clients = Executors.newFixedThreadPool(4);
        List<Future<List<Integer>>> answers = new ArrayList<>();
        for (int client = 0; client < 3; client++) {
            answers.add(clients.submit(() -> {
                List<Integer> statuses = new ArrayList<>();
                // fewer requests than the rate limit, so that only authentication can refuse them
                for (int request = 0; request < 120 && rotating.get(); request++) {
                    statuses.add(tenant.scim().get("/Users?count=0").status());
                }
                return statuses;
            }));
        }
        String newest = tenant.token();
        for (int rotation = 0; rotation < 10; rotation++) {
            newest = tenant.admin()
                    .post("/provisioning/tokens/rotations", "")
                    .is(201)
                    .text("/token");
            tenant.scim()
                    .with("Authorization", "Bearer " + newest)
                    .get("/Users?count=0")
                    .is(200);
        }
        rotating.set(false);
        for (Future<List<Integer>> answer : answers) {
            assertThat(answer.get()).isNotEmpty().containsOnly(200);
        }
        clients.shutdownNow();

        tenant.admin().delete("/provisioning/tokens/retiring").is(200);
        List<Integer> old = AtOnce.all(
                8, number -> () -> tenant.scim().get("/Users?count=0").status());
        assertThat(old).containsOnly(401);
        tenant.scim()
                .with("Authorization", "Bearer " + newest)
                .get("/Users?count=0")
                .is(200);
    }
}
