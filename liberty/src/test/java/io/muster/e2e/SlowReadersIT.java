package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A large group on a server with fewer database connections than an organization can have requests at work. */
@Timeout(120)
@OnItsOwnServers
class SlowReadersIT {
    private static final int MEMBERS = 20_000;
    private static final String GROUP = "00000000-0000-7000-8000-000000000000";
    private static final String API_KEY = MusterServer.freshApiKey();

    private static ServerProcess server;
    private static Tenant tenant;

    @BeforeAll
    static void start() throws SQLException {
        Map<String, String> settings = new HashMap<>(MusterServer.postgres());
        settings.putAll(MusterServer.secrets(API_KEY));
        settings.put("MUSTER_DB_POOL_MAX", "4");
        server = ServerProcess.start(
                Path.of("target/e2e", "slow-readers-" + ProcessHandle.current().pid()), settings);
        tenant = Tenant.on(server, API_KEY);
        fill(settings);
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @Test
    void answersThatNobodyReadsHoldNoDatabaseConnection() throws Exception {
        Tenant other = Tenant.on(server, API_KEY);
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int reader = 0; reader < 20; reader++) {
                sockets.add(ask("/Groups/" + GROUP));
            }
            List<String> statuses = new ArrayList<>();
            for (Socket socket : sockets) {
                statuses.add(status(socket));
            }
            assertThat(statuses).filteredOn("200"::equals).hasSize(8);
            assertThat(statuses).containsOnly("200", "503");

            for (int probe = 0; probe < 50; probe++) {
                other.scim().get("/Users").is(200);
                tenant.admin().get("/members?limit=1").is(200);
            }
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    @Test
    void listOfGroupsEndsWithTheOneWhoseMembersFillIt() {
        tenant.group("Small");

        Answer first = tenant.scim().get("/Groups?count=10").is(200);
        assertThat(first.list("Resources")).hasSize(1);
        first.has("/itemsPerPage", 1).has("/totalResults", 2).has("/Resources/0/id", GROUP);
        assertThat(first.list("Resources").get(0).getJsonArray("members")).hasSize(MEMBERS);
        tenant.scim().get("/Groups?count=10&startIndex=2").is(200).has("/Resources/0/displayName", "Small");

        Answer begin = tenant.scim().get("/Groups?count=10&cursor=").is(200);
        assertThat(begin.list("Resources")).hasSize(1);
        tenant.scim()
                .get("/Groups?count=10&cursor=" + Client.encoded(begin.text("/nextCursor")))
                .is(200)
                .has("/Resources/0/displayName", "Small");
    }

    private static void fill(Map<String, String> settings) throws SQLException {
        String organization = "cast('" + tenant.id() + "' as uuid)";
        String id = "cast('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0') as uuid)";
        try (Connection connection =
                        DriverManager.getConnection(settings.get("MUSTER_DB_URL"), settings.get("MUSTER_DB_USER"), "");
                Statement sql = connection.createStatement()) {
            sql.execute(
                    "insert into directory_user (organization_id, id, user_name, user_name_key, active, label, profile,"
                            + " origin, break_glass, created, last_modified, version) select " + organization + ", "
                            + id
                            + ", 'u' || n, 'u' || n, true, 'user ' || n, '{}', 'SCIM', false, now(), now(), 1"
                            + " from generate_series(1, " + MEMBERS + ") n");
            sql.execute("insert into directory_group (organization_id, id, display_name, display_name_key, created,"
                    + " last_modified, version) values (" + organization + ", '" + GROUP
                    + "', 'Large', 'large', now(), now(), 1)");
            sql.execute(
                    "insert into group_membership (organization_id, group_id, user_id, since) select organization_id, '"
                            + GROUP + "', id, now() from directory_user where organization_id = " + organization);
            sql.execute("analyze");
        }
    }

    private static Socket ask(String path) throws IOException {
        Socket socket = new Socket(server.url().getHost(), server.url().getPort());
        socket.setReceiveBufferSize(4_096);
        socket.setSoTimeout((int) Duration.ofSeconds(60).toMillis());
        socket.getOutputStream()
                .write(("GET /api/v1/scim/" + tenant.id() + "/v2" + path
                                + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + tenant.token() + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String status(Socket socket) throws IOException {
        String line =
                new String(socket.getInputStream().readNBytes("HTTP/1.1 200".length()), StandardCharsets.US_ASCII);
        return line.substring("HTTP/1.1 ".length());
    }
}
