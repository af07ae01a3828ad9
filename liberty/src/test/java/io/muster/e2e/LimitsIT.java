package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.idp.connection.oidc.TestOpenIdProvider;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The shares of clients in a node: a client that floods, stalls or breaks off takes nothing from the others. */
@OnEachDatabase
@Timeout(120)
class LimitsIT {
    private static final int MAX_BYTES = 2 * 1024 * 1024;

    private final MusterServer server;
    private final TestOpenIdProvider provider = TestOpenIdProvider.start();

    LimitsIT(MusterServer server) {
        this.server = server;
    }

    @AfterEach
    void stopProvider() {
        provider.close();
    }

    @Test
    void answersStateTheRateLimitAndItsRest() {
        Tenant tenant = Tenant.on(server);

        Answer scim = tenant.scim().get("/Users").is(200);
        assertThat(scim.header("RateLimit-Policy")).isEqualTo("\"scim\";q=500;w=5");
        assertThat(scim.header("RateLimit")).matches("\"scim\";r=49\\d;t=1");
        Answer admin = tenant.admin().get("/members").is(200);
        assertThat(admin.header("RateLimit-Policy")).isEqualTo("\"admin\";q=1000;w=10");
        assertThat(admin.header("RateLimit")).matches("\"admin\";r=\\d+;t=\\d+");
        Answer far =
                tenant.scim().get("/Users?startIndex=900000&sortBy=userName").is(200);
        assertThat(far.header("RateLimit")).matches("\"scim\";r=3[01]\\d;t=2");
    }

    @Test
    void floodOfExpensiveSearchesIsRefusedAndLeavesAnotherOrganizationAlone() throws Exception {
        Tenant flooding = Tenant.on(server);
        Tenant other = Tenant.on(server);
        flooding.user("ana");
        String user = other.user("ben");
        String terms = Client.encoded(String.join(" or ", Collections.nCopies(64, "displayName co \"a\"")));
        other.scim().get("/Users/" + user).is(200);
        AtomicBoolean over = new AtomicBoolean();
        Queue<Long> refused = new ConcurrentLinkedQueue<>();
        AtomicInteger failed = new AtomicInteger();
        ExecutorService clients = Executors.newFixedThreadPool(16);
        try {
            for (int client = 0; client < 16; client++) {
                clients.execute(() -> {
                    while (!over.get()) {
                        long start = System.nanoTime();
                        Answer answer = flooding.scim().get("/Users?filter=" + terms);
                        if (answer.status() == 429 || answer.status() == 503) {
                            refused.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
                        } else if (answer.status() != 200) {
                            failed.incrementAndGet();
                        }
                    }
                });
            }
            List<Long> millis = new ArrayList<>();
            for (int probe = 0; probe < 100; probe++) {
                long start = System.nanoTime();
                other.scim().get("/Users/" + user).is(200);
                millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
            }
            Collections.sort(millis);

            // generous: client, server and database share a few processors
            assertThat(millis.get(94)).as("95th percentile of %s", millis).isLessThan(1_000);
            while (refused.size() < 250) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        } finally {
            over.set(true);
            clients.shutdown();
            assertThat(clients.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(refused).allMatch(millis -> millis >= 100);
        assertThat(failed.get()).isZero();
        assertThat(other.admin().get("/sync-log?status=FAILED").list("items")).isEmpty();
        assertThat(flooding.admin().get("/sync-log?status=FAILED").list("items"))
                .hasSizeBetween(1, 250);
        assertThat(server.process().console())
                .filteredOn(line -> line.contains(flooding.id()) && line.contains("status=429"))
                .as("lines of %s refusals", refused.size())
                .hasSizeBetween(1, 200);
    }

    @Test
    void stalledBodiesHoldOnlyTheTurnsOfTheirOrganizationAndEndWith408() throws Exception {
        Tenant stalling = Tenant.on(server);
        Tenant other = Tenant.on(server);
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int request = 0; request < 20; request++) {
                sockets.add(send(head(stalling, "Content-Length: 1000") + "{\"userName\":"));
            }
            Answer refused = stalling.scim().post("/Users", stalling.userJson("eve"));
            for (int more = 0; refused.status() != 503; more++) { // until all of them have arrived
                refused = stalling.scim().post("/Users", stalling.userJson("eve" + more));
            }
            assertThat(refused.header("Retry-After")).isEqualTo("1");
            stalling.scim().get("/Users").is(200);
            other.user("ben");
            List<String> statuses = new ArrayList<>();
            for (Socket socket : sockets) {
                statuses.add(status(socket));
            }

            assertThat(statuses).containsOnly("408", "503").contains("408", "503");
        } finally {
            close(sockets);
        }
        stalling.user("ana");
    }

    /** Their bodies stall, their servers are silent, and they send what costs most without a pause. */
    @Test
    @SuppressWarnings("try") // closed within, so that what waits for it ends
    void eightHostileOrganizationsAtOnceLeaveANinthItsSyncAndItsAdmins() throws Exception {
        Tenant ninth = Tenant.on(server);
        ninth.user("ben");
        String large = "{\"userName\":\"x\",\"emails\":[" + "{},".repeat(600_000) + "{}]}";
        String terms = Client.encoded(String.join(" or ", Collections.nCopies(64, "displayName co \"a\"")));
        List<Socket> stalled = new ArrayList<>();
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService clients = Executors.newCachedThreadPool();
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            for (int number = 1; number <= 8; number++) {
                String address = Browser.ADDRESS_HEADER + ": 10.8.0." + number + "\r\n";
                Tenant hostile = hostile(number);
                for (int body = 0; body < 3; body++) {
                    stalled.add(send(request("POST", hostile, "/Users") + address + "Content-Length: 9\r\n\r\n{"));
                }
                for (int body = 0; body < 2; body++) {
                    stalled.add(send("POST /api/v1/organizations/" + hostile.id()
                            + "/workspaces HTTP/1.1\r\nHost: x\r\n"
                            + "Host: x\r\nAuthorization: "
                            + hostile.admin().headers().get("Authorization") + "\r\n" + address
                            + "Content-Length: 9\r\n\r\n{"));
                }
                stalled.add(send("POST /api/v1/login/password HTTP/1.1\r\nHost: x\r\n" + address
                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 9\r\n\r\na"));
                Browser guesser = new Browser();
                Stream.<Callable<Object>>of(
                                () -> hostile.scim().raw("POST", "/Users", large),
                                () -> hostile.scim().get("/Users?filter=" + terms),
                                () -> hostile.admin().post("/connection/service-keys", ""),
                                () -> hostile.admin()
                                        .put(
                                                "/connection/draft/saml",
                                                "{'metadataUrl':'http://127.0.0.1:" + silent.getLocalPort() + "/'}"),
                                () -> guesser.post(
                                        server.url() + "/api/v1/login/password",
                                        Map.of("address", "owner@" + hostile.domain(), "password", "a guess"),
                                        Map.of("Origin", server.url().toString())))
                        .forEach(attack -> clients.execute(() -> repeat(attack, over)));
            }

            for (int probe = 0; probe < 20; probe++) {
                ninth.user("user" + probe);
                ninth.scim()
                        .find("/Users", "userName eq \"" + ninth.email("ben") + "\"")
                        .is(200);
                ninth.admin().get("/members?limit=10").is(200);
            }
            assertThat(over).isFalse();
        } finally {
            over.set(true);
            close(stalled);
            clients.shutdown();
            assertThat(clients.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(ninth.admin().get("/sync-log?status=FAILED").list("items")).isEmpty();
    }

    /** Creates an organization whose requests come from an address of its own, by a key of its own. */
    private Tenant hostile(int number) {
        Tenant tenant = Tenant.on(server);
        String address = "10.8.1." + number;
        return new Tenant(
                tenant.id(),
                tenant.operator(),
                tenant.admin("hostile", tenant.id()).with(Browser.ADDRESS_HEADER, address),
                tenant.scim().with(Browser.ADDRESS_HEADER, address),
                tenant.token(),
                tenant.domain());
    }

    private static void repeat(Callable<Object> attack, AtomicBoolean over) {
        while (!over.get()) {
            try {
                attack.call();
            } catch (Exception unanswered) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void bodyBeyondTheLimitIsRefusedWithAndWithoutADeclaredLength() throws Exception {
        Tenant tenant = Tenant.on(server);
        try (Socket declared = send(head(tenant, "Content-Length: " + (MAX_BYTES + 1)))) {
            assertThat(status(declared)).isEqualTo("413");
        }
        try (Socket chunked = send(head(tenant, "Transfer-Encoding: chunked"))) {
            byte[] chunk = ("10000\r\n" + "a".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            for (int sent = 0; sent < MAX_BYTES / 0x10000; sent++) {
                chunked.getOutputStream().write(chunk);
            }
            chunked.getOutputStream().write("1\r\na\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(status(chunked)).isEqualTo("413");
        }
        for (String path : List.of("/api/v1/scim/" + tenant.id() + "/v2/Users", "/api/v1/organizations")) {
            String credential = path.contains("scim") ? tenant.token() : server.apiKey();
            try (Socket untyped = send("POST " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + credential
                    + "\r\nContent-Length: " + (MAX_BYTES + 1) + "\r\n\r\n{")) {
                assertThat(status(untyped)).as(path).isEqualTo("413");
            }
        }
        tenant.scim()
                .with("Content-Encoding", "gzip")
                .post("/Users", "{'userName':'ana'}")
                .is(415);
        try (Socket anonymous = send("POST /api/v1/scim/" + tenant.id() + "/v2/Users HTTP/1.1\r\nHost: x\r\n"
                + "Content-Length: 1000000\r\n\r\n{")) {
            assertThat(status(anonymous)).isEqualTo("401");
        }
    }

    @Test
    void endlessTextInAFormIsQuotedByNoPage() throws Exception {
        String endless = "\"".repeat(MAX_BYTES / 4);
        Map<String, String> headers = Map.of("Origin", server.url().toString());
        for (String field : List.of("address", "password", "target", "token")) {
            for (String page : List.of("/password", "/link")) {
                HttpResponse<String> refused =
                        new Browser().post(server.url() + "/api/v1/login" + page, Map.of(field, endless), headers);
                assertThat(refused.statusCode()).isIn(403, 404);
                assertThat(refused.body()).hasSizeLessThan(20_000);
            }
        }
    }

    @Test
    void formOfManyFieldsIsRefusedBeforeItsFieldsTakeMemory() throws Exception {
        String path = "/api/v1/saml/" + Tenant.on(server).id() + "/acs";
        try (Socket few = form(path, "f&".repeat(100));
                Socket many = form(path, "f&".repeat(MAX_BYTES / 2 - 1))) {
            assertThat(status(few)).isEqualTo("400");
            assertThat(status(many)).isEqualTo("400");
        }
        try (Socket most = form(path, "f&".repeat(99))) {
            assertThat(status(most)).as("without a SAML response").isEqualTo("403");
        }
    }

    @Test
    @SuppressWarnings("try") // closed within, so that those that wait end
    void serversOfCustomersThatDoNotAnswerHoldFewRequestsOfAnOrganization() throws Exception {
        Tenant waiting = Tenant.on(server);
        List<Integer> statuses;
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            String draft = "{'metadataUrl':'http://127.0.0.1:" + silent.getLocalPort() + "/'}";
            AtomicInteger ended = new AtomicInteger();
            statuses = AtOnce.all(6, number -> () -> {
                int status =
                        waiting.admin().put("/connection/draft/saml", draft).status();
                if (ended.incrementAndGet() == 4) {
                    silent.close(); // resets the connections of those that wait
                }
                return status;
            });
        }

        assertThat(Collections.frequency(statuses, 503)).isEqualTo(4);
        assertThat(Collections.frequency(statuses, 400)).isEqualTo(2);
        waiting.admin().get("/connection").is(200);
    }

    @Test
    @SuppressWarnings("try") // closed within, so that those that wait end
    void silentIdentityProviderHoldsFewSignInsAndLeavesAnotherOrganizationAlone() throws Exception {
        Client waiting = Tenant.on(server).admin();
        SingleSignOn other = SingleSignOn.connected(Tenant.on(server), provider);
        other.tenant().user("ben");
        List<Integer> statuses;
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            waiting.put(
                            "/connection/draft",
                            SingleSignOn.draft(provider)
                                    .replace(provider.issuer(), "http://127.0.0.1:" + silent.getLocalPort()))
                    .is(200);
            AtomicInteger ended = new AtomicInteger();
            statuses = AtOnce.all(12, number -> {
                String url = waiting.post("/connection/draft/tests", "").is(201).text("/url");
                return () -> {
                    HttpResponse<String> answer = new Browser().send(url);
                    if (answer.statusCode() == 503) {
                        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                        assertThat(answer.body()).contains("PROVIDER_BUSY");
                    }
                    if (ended.incrementAndGet() == 8) {
                        try {
                            other.signIn("ben").get(server.url() + "/api/v1/session", 200);
                            other.tenant().scim().get("/Users").is(200);
                            waiting.get("/sign-ins?code=PROVIDER_BUSY").is(200);
                        } finally {
                            silent.close(); // resets the connections of those that wait
                        }
                    }
                    return answer.statusCode();
                };
            });
        }

        assertThat(Collections.frequency(statuses, 503)).isEqualTo(8);
        assertThat(Collections.frequency(statuses, 403)).isEqualTo(4);
        assertThat(waiting.get("/sign-ins?code=PROVIDER_BUSY").is(200).list("items"))
                .hasSize(8);
    }

    @Test
    void searchForMembersByATextCostsMoreThanAList() {
        Tenant tenant = Tenant.on(server);
        String key = Client.of(server.url() + "/api/v1", server.apiKey())
                .post("/api-keys", "{'name':'own','scope':'" + tenant.id() + "'}")
                .is(201)
                .text("/key");
        Client own = Client.of(server.url() + "/api/v1/organizations/" + tenant.id(), key);

        assertThat(own.get("/members").is(200).header("RateLimit")).matches("\"admin\";r=99\\d;t=1");
        assertThat(own.get("/members?text=ana").is(200).header("RateLimit")).matches("\"admin\";r=9[78]\\d;t=1");
    }

    @Test
    void pairOfKeysCostsAsMuchAsItsWork() throws IOException {
        Client admin = Tenant.on(server).admin();
        Answer connection = admin.get("/connection").is(200);
        new Browser().send(connection.text("/serviceProvider/entityId"));

        assertThat(admin.post("/connection/service-keys", "").is(200).header("RateLimit"))
                .matches("\"admin\";r=[78]\\d\\d;t=[23]");
    }

    @Test
    void connectionsThatBreakOffOrSendGarbageLeaveNoStackTrace() throws Exception {
        Tenant tenant = Tenant.on(server);
        List<String> users = new ArrayList<>();
        for (int user = 0; user < 200; user++) {
            users.add(tenant.user("u" + user));
        }
        tenant.group("All", users.toArray(String[]::new));
        for (int round = 0; round < 5; round++) {
            send(head(tenant, "Content-Length: 1000") + "{\"userName\":").close();
            send(head(tenant, "Transfer-Encoding: chunked") + "zz\r\n").close();
            Socket unread = send(request("GET", tenant, "/Users?count=500") + "\r\n");
            unread.setSoLinger(true, 0);
            unread.close();
        }
        for (String garbage : List.of(
                "\0\1\2\3\r\n\r\n",
                "GET\r\n\r\n",
                "GET / HTTP/9.9\r\n\r\n",
                "GET /api/v1/%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /api/v1/a HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                "POST /api/v1 HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nX: " + "a".repeat(20_000) + "\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\n" + "X: y\r\n".repeat(100) + "\r\n",
                "GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n")) {
            try (Socket socket = send(garbage)) {
                assertThat(status(socket))
                        .as(garbage.substring(0, Math.min(40, garbage.length())))
                        .doesNotStartWith("5")
                        .doesNotStartWith("2");
            }
        }
        TimeUnit.SECONDS.sleep(1);

        assertThat(server.process().console())
                .noneMatch(line -> line.contains("\\tat ") || line.contains("liberty_ffdc"));
        tenant.scim().get("/Users/" + users.get(0)).is(200);
    }

    @Test
    void readinessStaysTrueUnderAFloodOfProbes() throws Exception {
        Client health = Client.of(server.url() + "/health", "none");

        List<List<Integer>> statuses = AtOnce.all(
                16,
                client -> () -> Stream.generate(() -> health.get("/ready"))
                        .limit(50)
                        .map(Answer::status)
                        .distinct()
                        .toList());

        assertThat(statuses).allSatisfy(seen -> assertThat(seen).containsExactly(200));
    }

    @Test
    void http2IsNotOffered() throws Exception {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();

        assertThat(client.send(
                                HttpRequest.newBuilder(server.url().resolve("/api/v1/version"))
                                        .build(),
                                BodyHandlers.discarding())
                        .version())
                .isEqualTo(HttpClient.Version.HTTP_1_1);
    }

    private static String head(Tenant tenant, String header) {
        return request("POST", tenant, "/Users") + "Content-Type: application/scim+json\r\n" + header + "\r\n\r\n";
    }

    private static String request(String method, Tenant tenant, String path) {
        return method + " /api/v1/scim/" + tenant.id() + "/v2" + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                + tenant.token() + "\r\n";
    }

    private Socket form(String path, String body) throws IOException {
        return send("POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                + "Content-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private Socket send(String text) throws IOException {
        Socket socket = new Socket(server.url().getHost(), server.url().getPort());
        socket.setSoTimeout((int) Duration.ofSeconds(60).toMillis());
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    /** Returns the status of the answer; empty if the connection is closed without one. */
    private static String status(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        String line = new String(in.readNBytes("HTTP/1.1 200".length()), StandardCharsets.ISO_8859_1);
        return line.length() < 12 ? "" : line.substring(9);
    }

    private static void close(List<Socket> sockets) throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
