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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A node that dies at any moment forgets nothing of what it has answered, and tells nothing twice. */
class CrashIT {
    private static final int CROWD = 2_100;
    private static final int CLIENTS = 6;
    private static final int LOADS = 4;

    private final Random random = new Random();
    private final String apiKey = MusterServer.freshApiKey();
    private final Map<String, String> settings = new HashMap<>(MusterServer.postgres());
    private final Receiver receiver = new Receiver();
    private final AtomicInteger number = new AtomicInteger();
    /** Users whose creation was answered with success. */
    private final Set<String> created = ConcurrentHashMap.newKeySet();
    /** Users who, so it was answered, joined the small group. */
    private final Set<String> joined = ConcurrentHashMap.newKeySet();
    /** Users who, so it was answered, left it. */
    private final Set<String> left = ConcurrentHashMap.newKeySet();

    private ServerProcess server;
    private Tenant tenant;

    CrashIT() {
        settings.putAll(MusterServer.secrets(apiKey));
        settings.putAll(Map.of(
                "MUSTER_SCIM_RATE_PER_SECOND", "0",
                "MUSTER_WEBHOOK_ALLOWED_ADDRESSES", "127.0.0.0/8",
                "MUSTER_WEBHOOK_POLL", "100ms",
                // so that there is something between commit and relay
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
    void whatWasAnsweredIsToldOnceAndWhatWasBegunIsFinishedHoweverOftenItIsKilled() throws Exception {
        String hook = tenant.admin()
                .post("/webhooks", "{'url':'" + receiver.url() + "'}")
                .is(201)
                .text("/webhook/id");
        String small = tenant.group("Small");
        tenant.map(small, "DEVELOPER");
        long waiting = 0;

        // while users are being created
        waiting += killedUnder(small, () -> killedAfter(1_500 + random.nextInt(1_000)));
        load(small, () -> Receiver.await(() -> created.size() >= CROWD, Duration.ofMinutes(1)));

        // while the members of a group are being told, one after the other
        List<String> crowd = created.stream().limit(CROWD).toList();
        String large = tenant.group("Large", crowd.toArray(String[]::new));
        new Follower(tenant.admin()).catchUp();
        String workspace = tenant.workspace("Platform");
        waiting += killedUnder(small, () -> {
            tenant.map(large, "", workspace);
            killedWithinFanOut();
        });

        // at some moment or other
        waiting += killedUnder(small, () -> killedAfter(200 + random.nextInt(1_000)));

        assertThat(waiting)
                .as("what was committed and not in the feed when the server was killed")
                .isPositive();
        Follower follower = new Follower(tenant.admin()).catchUp().isComplete();
        assertThat(count("true")).isZero();
        toldOnce(follower.subjects("member.created"), created);
        toldOnce(members(follower, small, "joined"), joined);
        toldOnce(members(follower, small, "left"), left);
        assertThat(gained(follower, workspace)).containsExactlyInAnyOrderElementsOf(crowd);
        assertThat(follower.replayed()).isEqualTo(Follower.present(tenant.admin()));
        receiver.awaitAll(
                follower.events().stream().map(event -> event.getString("id")).collect(Collectors.toSet()),
                Duration.ofMinutes(3));
        tenant.admin().get("/webhooks/" + hook).is(200).has("/state", "ACTIVE").has("/deadLetters", 0);
    }

    /** What happens while the clients write. */
    private interface Meanwhile {
        void passes() throws Exception;
    }

    private void killedAfter(long millis) throws InterruptedException {
        Thread.sleep(millis);
        server.kill();
    }

    /** Some members have been told, and others haven't: a lock of ours keeps it so until the server is dead. */
    private void killedWithinFanOut() throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            Receiver.await(() -> isHeld(statement), Duration.ofSeconds(30));
            server.kill();
        }
        assertThat(count("last_member is not null")).isOne();
    }

    private static boolean isHeld(Statement statement) {
        try (ResultSet row =
                statement.executeQuery("select position from outbox where last_member is not null for update")) {
            return row.next();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts the server again after it was killed under load; returns how much waited for its place in the feed. */
    private long killedUnder(String group, Meanwhile killed) throws Exception {
        load(group, killed);
        long waiting = count("true");
        server = server.startAgain();
        return waiting;
    }

    /** Lets clients write until something has passed, or the server is gone. */
    private void load(String group, Meanwhile meanwhile) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        List<Future<?>> writing = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            writing.add(clients.submit(() -> write(group)));
        }
        meanwhile.passes();
        clients.shutdownNow();
        for (Future<?> client : writing) {
            client.get();
        }
    }

    /** What isn't answered may have happened or not. */
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
            // that's what this is about
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(settings.get("MUSTER_DB_URL"), settings.get("MUSTER_DB_USER"), "");
    }

    private long count(String condition) {
        try (Connection connection =
                        DriverManager.getConnection(settings.get("MUSTER_DB_URL"), settings.get("MUSTER_DB_USER"), "");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select count(*) from outbox where " + condition)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everything that was answered, and nothing more than once. */
    private static void toldOnce(List<String> told, Set<String> answered) {
        assertThat(told).doesNotHaveDuplicates().containsAll(answered);
        assertThat(told).hasSizeLessThanOrEqualTo(answered.size() + LOADS * CLIENTS);
    }

    /** Who joined or left by what was told. */
    private static List<String> members(Follower follower, String group, String how) {
        return follower.events("group.members_changed").stream()
                .filter(event -> event.getString("subject").equals("groups/" + group))
                .map(event -> event.getJsonObject("data").getJsonArray(how))
                .flatMap(ids -> ids == null
                        ? Collections.<String>emptyList().stream()
                        : ids.getValuesAs(JsonString::getString).stream())
                .toList();
    }

    /** Who was told to have got a workspace, once for each time. */
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
