package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A PostgreSQL that comes late, holds locks for long, gives up on a node that froze, goes away and comes back. */
@OnItsOwnServers
class DatabaseOutageIT {
    private static final int REQUESTS = 20;
    private static final Path OUTPUT =
            Path.of("target/e2e", "outage-" + ProcessHandle.current().pid());

    private final String apiKey = MusterServer.freshApiKey();
    private final int port = freePort();

    @Test
    @Timeout(300)
    void serverWaitsForItsDatabaseAndOutlivesItsLocksAndItsLoss() throws Exception {
        Map<String, String> settings = new HashMap<>(MusterServer.secrets(apiKey));
        settings.put("MUSTER_DB_URL", "jdbc:postgresql://localhost:" + port + "/postgres");
        settings.put("MUSTER_DB_USER", "postgres");
        settings.put("MUSTER_DB_LOCK_TIMEOUT", "2s");
        settings.put("MUSTER_DB_IDLE_TIMEOUT", "3s");
        settings.put("MUSTER_DB_POOL_TIMEOUT", "2s");

        try (ServerProcess server = ServerProcess.launch(OUTPUT, settings)) {
            awaitLines(server, "The database cannot be reached", 1);
            Tenant tenant;
            try (EmbeddedPostgres postgres = postgres()) {
                startOutlivesLocks(server, postgres);
                awaitLines(server, "The database answers again", 1);
                tenant = Tenant.on(server, apiKey);
                lockHoldsUpNoOtherOrganization(postgres, tenant, Tenant.on(server, apiKey));
                nodeThatFreezesWithinTransactionsLosesThemAlone(server, postgres, tenant);
            }

            tenant.scim().get("/Users").isError(503, "");
            Answer refused = tenant.admin().get("/members").is(503).has("/code", "unavailable");
            assertThat(refused.header("Retry-After")).isEqualTo("5");
            tenant.admin().post("/workspaces", "{'name':'W'}").is(503);
            assertThat(statusOf(server.url().resolve("/health/ready"))).isEqualTo(503);
            assertThat(statusOf(server.url().resolve("/health/live"))).isEqualTo(200);
            awaitLines(server, "The database cannot be reached", 2);
            LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
            assertThat(server.console())
                    .as("each loss is one line, and so is the try of the start that took too long")
                    .filteredOn(line -> line.contains("\"module\":\"io.muster."))
                    .filteredOn(line -> line.contains("cannot be reached") || line.contains("io.muster.liberty"))
                    .filteredOn(line -> line.contains("\"loglevel\":\"WARNING\""))
                    .hasSize(3);

            try (EmbeddedPostgres postgres = postgres()) {
                server.awaitReady();
                for (int request = 0; request < REQUESTS; request++) {
                    tenant.scim().get("/Users").is(200);
                    tenant.admin().get("/members").is(200);
                }
                tenant.user("late");
                awaitLines(server, "The database answers again", 2);
                assertThat(postgres.getPort()).isEqualTo(port);
            }
        }
    }

    /** Transactions keep a table that a migration changes, then one that the start's own work needs. */
    private static void startOutlivesLocks(ServerProcess server, EmbeddedPostgres postgres) throws SQLException {
        try (Connection holder = postgres.getPostgresDatabase().getConnection();
                Statement statement = holder.createStatement()) {
            int failures = 0;
            for (String table : List.of("sign_in", "secret_key")) {
                awaitRows(holder, 1, "pg_class where relname = '" + table + "'");
                holder.setAutoCommit(false);
                statement.execute("lock table " + table + " in access exclusive mode");
                awaitLines(server, "Work was rolled back", ++failures);
                holder.rollback();
                holder.setAutoCommit(true);
            }
        }
        server.awaitReady();
    }

    /** A transaction keeps the row of a user; 20 requests want it. */
    private void lockHoldsUpNoOtherOrganization(EmbeddedPostgres postgres, Tenant busy, Tenant other) throws Exception {
        String user = busy.user("locked");
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select 1 from directory_user where id = '" + user + "' for update");

            List<Answer> answers = AtOnce.all(REQUESTS + 1, client -> work(client, busy, other, user));

            assertThat(answers.subList(0, REQUESTS)).allSatisfy(answer -> {
                answer.isError(503, "");
                assertThat(answer.header("Retry-After")).isEqualTo("1");
            });
            answers.get(REQUESTS).is(201);
            connection.rollback();
        }
        busy.admin()
                .get("/sync-log?status=FAILED&limit=1")
                .is(200)
                .has("/items/0/action", "UPDATE")
                .has("/items/0/httpStatus", 503);
        busy.deactivate(user).is(200);
    }

    /**
     * Two requests wait for a row. The process is stopped, and the row is free: now its transactions have no statement,
     * as when a collection of garbage or a virtual machine takes long.
     */
    private static void nodeThatFreezesWithinTransactionsLosesThemAlone(
            ServerProcess server, EmbeddedPostgres postgres, Tenant tenant) throws Exception {
        String user = tenant.user("frozen");
        List<Answer> answers;
        try (Connection holder = postgres.getPostgresDatabase().getConnection();
                Connection watcher = postgres.getPostgresDatabase().getConnection()) {
            holder.setAutoCommit(false);
            holder.createStatement().execute("select 1 from directory_user where id = '" + user + "' for update");
            answers = AtOnce.all(3, client -> switch (client) {
                case 0 -> () -> tenant.deactivate(user);
                case 1 -> () -> tenant.admin().put("/members/" + user + "/break-glass", "{'breakGlass':true}");
                default ->
                    () -> {
                        awaitRows(watcher, 2, "pg_stat_activity where wait_event_type = 'Lock'");
                        signal("STOP", server);
                        holder.rollback();
                        // the second one gets the row when the end of the first one's connection gives it back
                        awaitRows(
                                watcher,
                                0,
                                "pg_stat_activity where xact_start is not null and pid <> pg_backend_pid()");
                        signal("CONT", server);
                        return tenant.scim().get("/Users/" + user);
                    };
            });
        }

        answers.get(0).isError(503, "");
        answers.get(1).is(503).has("/code", "unavailable");
        assertThat(answers.subList(0, 2))
                .allSatisfy(answer -> assertThat(answer.header("Retry-After")).isEqualTo("1"));
        answers.get(2).is(200).has("/active", "true");
        tenant.admin()
                .get("/sync-log?status=FAILED&limit=1")
                .is(200)
                .has("/items/0/action", "UPDATE")
                .has("/items/0/httpStatus", 503);
        tenant.deactivate(user).is(200);
    }

    private static void awaitRows(Connection watcher, int number, String source) throws SQLException {
        String counting = "select count(*) from " + source;
        while (true) {
            try (Statement statement = watcher.createStatement();
                    ResultSet count = statement.executeQuery(counting)) {
                if (count.next() && count.getInt(1) == number) {
                    return;
                }
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static void signal(String name, ServerProcess server) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(server.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private static Callable<Answer> work(int client, Tenant busy, Tenant other, String user) {
        return () -> {
            if (client < REQUESTS) {
                return busy.deactivate(user);
            }
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
            long start = System.nanoTime();
            Answer answer = other.scim().post("/Users", other.userJson("free"));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1_500));
            return answer;
        };
    }

    private EmbeddedPostgres postgres() throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(OUTPUT.resolve("postgres"))
                .setCleanDataDirectory(false)
                .start();
    }

    private static void awaitLines(ServerProcess server, String text, int lines) {
        while (server.console().stream().filter(line -> line.contains(text)).count() < lines) {
            LockSupport.parkNanos(100_000_000);
        }
    }

    private static int statusOf(URI uri) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
                .statusCode();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
