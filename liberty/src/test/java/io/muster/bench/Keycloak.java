package io.muster.bench;

import io.muster.e2e.KeycloakServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/**
 * Keycloak with its SCIM API and its own database of the same PostgreSQL, for comparison. The profile {@code keycloak}
 * of Maven unpacks it. It runs with the settings of production and the heap that its script gives it, and stands still
 * while something else is measured.
 */
final class Keycloak implements Target, AutoCloseable {
    private static final String ADMIN = "admin-of-keycloak";
    private static final String CLIENT = "scim-client";
    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final int MEMBERS = 1_000;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final URI base;
    private String token = "";
    private List<String> users = List.of();
    private String group = "";

    private Keycloak(Process process, URI base) {
        this.process = process;
        this.base = base;
    }

    /** Starts the server, makes a realm with a SCIM API, and fills it by SCIM, which also warms it up. */
    static Keycloak start(PostgresServer postgres, Path folder, int users, int clients)
            throws IOException, SQLException, InterruptedException {
        postgres.execute("create database keycloak");
        int port = KeycloakServer.freePort();
        URI base = URI.create("http://127.0.0.1:" + port);
        ProcessBuilder builder = new ProcessBuilder(
                        "bash",
                        KeycloakServer.home().resolve("bin/kc.sh").toString(),
                        "start",
                        "--features=scim-api",
                        "--cache=local",
                        "--db=postgres",
                        "--db-url=" + postgres.superuserUrl("keycloak"),
                        "--db-username=postgres",
                        "--db-password=unused",
                        "--http-enabled=true",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--hostname=" + base)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keycloak.txt").toFile());
        builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
        builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Keycloak keycloak = new Keycloak(builder.start(), base);
        Runtime.getRuntime().addShutdownHook(new Thread(keycloak::close));
        keycloak.awaitStart();
        keycloak.makeRealm();
        keycloak.fill(users, clients);
        keycloak.signal("STOP");
        return keycloak;
    }

    URI url() {
        return base;
    }

    /** Returns the work, for which the server runs. */
    MeasuredServer.Work running(MeasuredServer.Work work) {
        return () -> {
            signal("CONT");
            try {
                return work.run();
            } finally {
                signal("STOP");
            }
        };
    }

    /** Returns the processor time of the server in milliseconds. */
    long cpuMillis() throws IOException {
        return ProcessCpu.of(pid());
    }

    @Override
    public String scim(HttpConnection connection, String method, String path, String body) throws IOException {
        return connection.send(method, "/realms/bench/scim/v2" + path, token, body);
    }

    @Override
    public void check(HttpConnection connection, String user, long workspace) {
        throw new UnsupportedOperationException("Keycloak has no workspaces");
    }

    @Override
    public String domain() {
        return "keycloak.example";
    }

    @Override
    public int users() {
        return users.size();
    }

    @Override
    public String user(int number) {
        return users.get(number);
    }

    @Override
    public String memberGroup() {
        return group;
    }

    @Override
    public String guest() {
        return users.get(users.size() - 1);
    }

    private void makeRealm() throws IOException, InterruptedException {
        String admin =
                token("master", "grant_type=password&client_id=admin-cli&username=" + ADMIN + "&password=" + ADMIN);
        String realm = "/admin/realms/bench";
        send("POST", "/admin/realms", admin, "{\"realm\":\"bench\",\"enabled\":true,\"scimApiEnabled\":true}");
        send("POST", realm + "/clients", admin, """
                {"clientId":"%1$s","secret":"%1$s","publicClient":false,"serviceAccountsEnabled":true,
                "attributes":{"access.token.lifespan":"86400"},
                "protocolMappers":[{"name":"scim","protocol":"openid-connect","protocolMapper":"oidc-audience-mapper",
                "config":{"included.custom.audience":"%2$s/realms/bench/scim/v2","access.token.claim":"true"}}]}""".formatted(CLIENT, base));
        String client = first(send("GET", realm + "/clients?clientId=" + CLIENT, admin, ""));
        String rights = first(send("GET", realm + "/clients?clientId=realm-management", admin, ""));
        String account = json(send("GET", realm + "/clients/" + client + "/service-account-user", admin, ""))
                .getString("id");
        String role = send("GET", realm + "/clients/" + rights + "/roles/manage-users", admin, "");
        send("POST", realm + "/users/" + account + "/role-mappings/clients/" + rights, admin, "[" + role + "]");
        token = token("bench", "grant_type=client_credentials&client_id=" + CLIENT + "&client_secret=" + CLIENT);
    }

    private void fill(int number, int clients) throws IOException, InterruptedException {
        AtomicReferenceArray<String> ids = new AtomicReferenceArray<>(number);
        AtomicInteger next = new AtomicInteger();
        List<Thread> workers = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            Thread worker = new Thread(() -> {
                try (HttpConnection connection = new HttpConnection(base)) {
                    for (int user = next.getAndIncrement(); user < number; user = next.getAndIncrement()) {
                        String created =
                                scim(connection, "POST", "/Users", Subject.user("user" + user + "@" + domain()));
                        ids.set(user, json(created).getString("id"));
                    }
                } catch (IOException failed) {
                    throw new IllegalStateException(failed);
                }
            });
            worker.start();
            workers.add(worker);
        }
        for (Thread worker : workers) {
            worker.join();
        }
        users = IntStream.range(0, number).mapToObj(ids::get).toList();
        try (HttpConnection connection = new HttpConnection(base)) {
            group = json(scim(connection, "POST", "/Groups", """
                    {"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"large"}""")).getString("id");
            for (int user = 0; user < Math.min(MEMBERS, number - 1); user++) {
                scim(connection, "PATCH", "/Groups/" + group, Subject.patch("""
                        {"op":"add","path":"members","value":[{"value":"%s"}]}""".formatted(users.get(user))));
            }
        }
    }

    private void awaitStart() throws InterruptedException {
        long limit = System.nanoTime() + START_LIMIT.toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > limit) {
                throw new IllegalStateException("Keycloak has not started; its console is in keycloak.txt");
            }
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private boolean answers() throws InterruptedException {
        try {
            send("GET", "/realms/master", "", "");
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private String token(String realm, String form) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(base.resolve("/realms/"
                        + URLEncoder.encode(realm, StandardCharsets.UTF_8) + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        return json(body(request)).getString("access_token");
    }

    private String send(String method, String path, String credential, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!credential.isEmpty()) {
            request.header("Authorization", "Bearer " + credential);
        }
        return body(request.build());
    }

    private static String body(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IOException(request.uri() + " answered " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }

    private static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private static String first(String array) {
        try (JsonReader reader = Json.createReader(new StringReader(array))) {
            return reader.readArray().getJsonObject(0).getString("id");
        }
    }

    /** Returns the process of the server: that of the script, or its child. */
    private long pid() {
        return process.descendants()
                .filter(child -> child.info().command().orElse("").endsWith("java"))
                .findFirst()
                .map(ProcessHandle::pid)
                .orElse(process.pid());
    }

    private void signal(String name) throws IOException, InterruptedException {
        ProcessCpu.signal(pid(), name);
    }

    /** Ends the script and the server that it has started, which may stand still. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
