package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Kills the server under load: acknowledged changes are kept, and published exactly once. A simulation that was playing
 * is ended and cleaned up.
 */
@OnItsOwnServers
@Order(Integer.MAX_VALUE)
class CrashIT {
    private static final int CROWD = 2_100;
    private static final int CLIENTS = 6;
    private static final int LOADS = 4;
    /** The users of the simulation at the kill. */
    private static final int SIMULATED = 2;

    private static final String WORKING_TOKEN = "scim_token where end_reason = 'SIMULATION' and ends_at > now()";

    private final Random random = new Random();
    private final String apiKey = MusterServer.freshApiKey();
    private final Map<String, String> settings = new HashMap<>(MusterServer.postgres());
    private final Receiver receiver = new Receiver();
    private final AtomicInteger number = new AtomicInteger();
    /** Users whose creation was acknowledged. */
    private final Set<String> created = ConcurrentHashMap.newKeySet();
    /** Users whose addition to the small group was acknowledged. */
    private final Set<String> joined = ConcurrentHashMap.newKeySet();
    /** Users whose removal from the small group was acknowledged. */
    private final Set<String> left = ConcurrentHashMap.newKeySet();

    private ServerProcess server;
    private Tenant tenant;

    CrashIT() {
        settings.putAll(MusterServer.secrets(apiKey));
        settings.putAll(Map.of(
                "MUSTER_SCIM_RATE_PER_SECOND", "0",
                "MUSTER_WEBHOOK_ALLOWED_ADDRESSES", "127.0.0.0/8",
                "MUSTER_WEBHOOK_POLL", "100ms",
                // slow enough that a kill hits events between commit and relay
                "MUSTER_FEED_POLL", "300ms"));
        server = ServerProcess.start(
                Path.of("target/e2e", "crash-" + ProcessHandle.current().pid()), settings);
        tenant = Tenant.on(server, apiKey);
    }

    @AfterEach
    void stop() {
        server.close();
        receiver.close();
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void changesArePublishedOnceAndASimulationIsCleanedUpDespiteKillsUnderLoad() throws Exception {
        String hook = tenant.admin()
                .post("/webhooks", "{'url':'" + receiver.url() + "'}")
                .is(201)
                .text("/webhook/id");
        String small = tenant.group("Small");
        tenant.map(small, "DEVELOPER");
        long waiting = 0;

        // killed while users are created, and a simulation is playing
        waiting += killedUnder(small, () -> {
            Thread.sleep(1_500 + random.nextInt(1_000));
            killedWithinSimulation();
        });
        load(small, () -> Receiver.await(() -> created.size() >= CROWD, Duration.ofMinutes(1)));
        assertThatSimulationFailedAndLeftNothing();

        // killed during the fan-out of a mapping change to the members of a group
        List<String> crowd = created.stream().limit(CROWD).toList();
        String large = tenant.group("Large", crowd.toArray(String[]::new));
        new Follower(tenant.admin()).catchUp();
        String workspace = tenant.workspace("Platform");
        waiting += killedUnder(small, () -> {
            tenant.map(large, "", workspace);
            killedWithinFanOut();
        });

        // killed at a random moment
        waiting += killedUnder(small, () -> killedAfter(200 + random.nextInt(1_000)));

        assertThat(waiting)
                .as("rows that were committed and not yet in the feed at a kill")
                .isPositive();
        Follower follower = new Follower(tenant.admin()).catchUp().isComplete();
        assertThat(count("outbox")).isZero();
        assertPublishedOnce(follower.subjects("member.created"), created, SIMULATED);
        assertPublishedOnce(members(follower, small, "joined"), joined, 0);
        assertPublishedOnce(members(follower, small, "left"), left, 0);
        assertThat(gained(follower, workspace)).containsExactlyInAnyOrderElementsOf(crowd);
        assertThat(follower.replayed()).isEqualTo(Follower.present(tenant.admin()));
        receiver.awaitAll(
                follower.events().stream().map(event -> event.getString("id")).collect(Collectors.toSet()),
                Duration.ofMinutes(3));
        tenant.admin().get("/webhooks/" + hook).is(200).has("/state", "ACTIVE").has("/deadLetters", 0);
    }

    /** An action that runs while the clients write. */
    private interface Meanwhile {
        void run() throws Exception;
    }

    private void killedAfter(long millis) throws InterruptedException {
        Thread.sleep(millis);
        server.kill();
    }

    /** Kills the server between two batches of a fan-out; a row lock of the test stops the fan-out until then. */
    private void killedWithinFanOut() throws Exception {
        killedHolding("outbox where last_member is not null");
        assertThat(count("outbox where last_member is not null")).isOne();
    }

    /** Kills the server within a simulation, and makes the simulation as old as one that is cleaned up. */
    private void killedWithinSimulation() throws Exception {
        tenant.admin().post("/simulations", "{'conversation':'OKTA'}").is(202);
        killedHolding("directory_group where display_name like 'muster-try-%'");
        assertThat(count("directory_user where user_name like 'muster-try-%'")).isEqualTo(SIMULATED);
        assertThat(count(WORKING_TOKEN)).isOne();
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("update simulation set started_at = started_at - interval '6 minutes'"
                            + " where ended_at is null and steps <> '[]'"))
                    .isOne();
        }
    }

    private void assertThatSimulationFailedAndLeftNothing() {
        Receiver.await(() -> simulation().text("/items/0/cleanedUp").equals("true"), Duration.ofMinutes(1));
        String id = simulation()
                .has("/items/0/state", "FAILED")
                .has("/items/0/cleanedUp", "true")
                .text("/items/0/id");
        assertThat(tenant.admin().get("/simulations/" + id).is(200).list("steps"))
                .extracting(step -> step.getString("verdict"))
                .startsWith("PASSED")
                .endsWith("SKIPPED")
                .doesNotContain("FAILED");
        tenant.scim().find("/Users", "userName sw \"muster-try-\"").has("/totalResults", 0);
        tenant.scim().find("/Groups", "displayName sw \"muster-try-\"").has("/totalResults", 0);
        assertThat(count(WORKING_TOKEN)).isZero();
    }

    private Answer simulation() {
        return tenant.admin().get("/simulations").is(200);
    }

    /** Kills the server when the test has locked a row, for which the server waits until then. */
    private void killedHolding(String row) throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            Receiver.await(() -> isLocked(statement, row), Duration.ofSeconds(30));
            server.kill();
        }
    }

    private static boolean isLocked(Statement statement, String row) {
        try (ResultSet locked = statement.executeQuery("select 1 from " + row + " for update")) {
            return locked.next();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Kills the server under load and starts it again; returns the number of outbox rows at the kill. */
    private long killedUnder(String group, Meanwhile killed) throws Exception {
        load(group, killed);
        long waiting = count("outbox");
        server = server.startAgain();
        return waiting;
    }

    /** Lets clients write until the action has ended or the server is killed. */
    private void load(String group, Meanwhile meanwhile) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        List<Future<?>> writing = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            writing.add(clients.submit(() -> write(group)));
        }
        meanwhile.run();
        clients.shutdownNow();
        for (Future<?> client : writing) {
            client.get();
        }
    }

    /** Records acknowledged changes; a change without a response may have been committed or not. */
    private void write(String group) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                String user = tenant.user("u" + number.incrementAndGet());
                created.add(user);
                if (random.nextInt(4) == 0) {
                    tenant.join(group, user).is(204);
                    joined.add(user);
                    if (random.nextBoolean()) {
                        tenant.leave(group, user).is(204);
                        left.add(user);
                    }
                }
            }
        } catch (UncheckedIOException | IllegalStateException killedOrStopped) {
            // the server was killed, or the load has ended
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(settings.get("MUSTER_DB_URL"), settings.get("MUSTER_DB_USER"), "");
    }

    private long count(String rows) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select count(*) from " + rows)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Requires each acknowledged change exactly once; allows one unacknowledged change for each client and load.
     *
     * @param simulated number of changes by the simulation
     */
    private static void assertPublishedOnce(List<String> told, Set<String> answered, int simulated) {
        assertThat(told).doesNotHaveDuplicates().containsAll(answered);
        assertThat(told).hasSizeLessThanOrEqualTo(answered.size() + LOADS * CLIENTS + simulated);
    }

    /** Returns the users that joined or left the group, one for each event. */
    private static List<String> members(Follower follower, String group, String how) {
        return follower.events("group.members_changed").stream()
                .filter(event -> event.getString("subject").equals("groups/" + group))
                .map(event -> event.getJsonObject("data").getJsonArray(how))
                .flatMap(ids -> ids == null
                        ? Collections.<String>emptyList().stream()
                        : ids.getValuesAs(JsonString::getString).stream())
                .toList();
    }

    /** Returns the user of each event that grants the workspace. */
    private static List<String> gained(Follower follower, String workspace) {
        List<String> gained = new ArrayList<>();
        for (JsonObject event : follower.events("member.access_changed")) {
            JsonObject data = event.getJsonObject("data");
            if (contains(data.getJsonArray("workspaces"), workspace)
                    && !contains(data.getJsonArray("previousWorkspaces"), workspace)) {
                gained.add(event.getString("subject").replaceFirst("members/", ""));
            }
        }
        return gained;
    }

    private static boolean contains(JsonArray ids, String id) {
        return ids.getValuesAs(JsonString::getString).contains(id);
    }
}
