package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keycloak in a process of its own, with a realm in memory for each protocol. The profile {@code keycloak} of Maven
 * unpacks it; where it is not unpacked, its tests are skipped.
 */
public final class KeycloakServer {
    /** The base URL that the realm for SAML states: an address of single sign-on has to be encrypted. */
    private static final String ENCRYPTED = "https://keycloak.example";

    private static final String ADMIN = "admin-of-keycloak";
    private static final Path UNPACKED = Path.of("target/keycloak").toAbsolutePath();
    private static final Duration START_LIMIT = Duration.ofMinutes(4);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** A realm for each protocol. */
    enum Realm {
        OIDC,
        SAML;

        String path() {
            return "/realms/" + name().toLowerCase(Locale.ROOT);
        }

        String file() {
            return name().toLowerCase(Locale.ROOT) + ".json";
        }
    }

    private static final String ENDED_HERE = "(?i):.*|host|connection|content-length|transfer-encoding|content-encoding"
            + "|accept-encoding|upgrade.*|keep-alive";

    private static @Nullable KeycloakServer shared;

    private final Process process;
    private final String base;
    private String serviceProvider = "";
    private int priority = 200;

    private KeycloakServer(Process process, String base) {
        this.process = process;
        this.base = base;
    }

    public static boolean isUnpacked() {
        return Files.isDirectory(UNPACKED);
    }

    /** Returns the directory of what was unpacked. */
    public static Path home() throws IOException {
        try (Stream<Path> versions = Files.list(UNPACKED)) {
            return versions.filter(path -> path.getFileName().toString().startsWith("keycloak-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Returns the server of all tests of the JVM, ready. They have to run one after the other. */
    static synchronized KeycloakServer shared() {
        KeycloakServer running = shared;
        if (running == null) {
            try {
                running = launch();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            running.awaitReady();
            shared = running;
        }
        return running;
    }

    /** Starts the process without waiting for it. */
    private static KeycloakServer launch() throws IOException {
        Path home = home();
        Path imported = Files.createDirectories(home.resolve("data/import"));
        for (Realm realm : Realm.values()) {
            Files.copy(
                    Objects.requireNonNull(KeycloakServer.class.getResourceAsStream("/keycloak/" + realm.file())),
                    imported.resolve(realm.file()),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        int port = freePort();
        Path console = Files.createDirectories(Path.of("target/e2e"))
                .resolve("keycloak-" + ProcessHandle.current().pid() + ".txt");
        ProcessBuilder builder = new ProcessBuilder(
                        "bash",
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--import-realm",
                        "--cache=local",
                        "--db=dev-mem",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port)
                .redirectErrorStream(true)
                .redirectOutput(console.toFile());
        builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
        builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS", ServerProcess.ONE_COMPILER + " -Xms64m -Xmx512m -Dfile.encoding=UTF-8");
        KeycloakServer keycloak = new KeycloakServer(builder.start(), "http://127.0.0.1:" + port);
        Runtime.getRuntime().addShutdownHook(new Thread(keycloak::close));
        return keycloak;
    }

    /** Waits until the realms are there, at most four minutes. */
    private void awaitReady() {
        Receiver.await(this::answers, START_LIMIT);
    }

    private boolean answers() {
        try {
            return send(HttpRequest.newBuilder(URI.create(metadataUrl()))).statusCode() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    /** Returns the issuer of the realm for OpenID Connect. */
    String issuer() {
        return base + Realm.OIDC.path();
    }

    /** Returns the entity id of the realm for SAML. */
    String entityId() {
        return ENCRYPTED + Realm.SAML.path();
    }

    /** Returns the address of the metadata of that realm. */
    String metadataUrl() {
        return base + Realm.SAML.path() + "/protocol/saml/descriptor";
    }

    /** Returns a browser that reaches the realm where it says that it is, as through a proxy. */
    KeycloakLogin login() {
        return new KeycloakLogin(url -> url.replace(ENCRYPTED, base));
    }

    /** Lets a browser find the realm for SAML where it says that it is, as through a proxy that ends TLS. */
    void showTo(BrowserContext browser) {
        browser.route(ENCRYPTED + "/**", route -> {
            Request asked = route.request();
            byte[] body = asked.postDataBuffer();
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create(asked.url().replace(ENCRYPTED, base)))
                    .method(asked.method(), body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
            asked.allHeaders().forEach((name, value) -> {
                if (!name.matches(ENDED_HERE)) {
                    request.header(name, value);
                }
            });
            HttpResponse<byte[]> answer = send(request, BodyHandlers.ofByteArray());
            Map<String, String> headers = new HashMap<>();
            answer.headers().map().forEach((name, values) -> {
                if (!name.matches(ENDED_HERE)) {
                    headers.put(name, String.join("\n", values));
                }
            });
            route.fulfill(new Route.FulfillOptions()
                    .setStatus(answer.statusCode())
                    .setHeaders(headers)
                    .setBodyBytes(answer.body()));
        });
    }

    /** Adds a person whose password is the name. */
    void person(Realm realm, String name, String email, boolean verified) {
        create(realm, "/users", """
                {'username':'%1$s','email':'%2$s','emailVerified':%3$s,'firstName':'%1$s','lastName':'Example',
                'enabled':true,'credentials':[{'type':'password','value':'%1$s','temporary':false}]}""".formatted(name, email, verified));
    }

    /** Registers a confidential client of OpenID Connect. */
    void client(String id, String secret, String redirectUri) {
        create(Realm.OIDC, "/clients", """
                {'clientId':'%s','protocol':'openid-connect','publicClient':false,'secret':'%s','redirectUris':['%s'],
                'attributes':{'pkce.code.challenge.method':'S256'}}""".formatted(id, secret, redirectUri));
    }

    /**
     * Registers a service provider as Keycloak itself reads its metadata, in place of the former one.
     *
     * @param attributes JSON fields that replace some of Keycloak's settings
     */
    void serviceProvider(String metadata, String attributes) {
        if (!serviceProvider.isEmpty()) {
            send(administration(Realm.SAML, "/clients/" + serviceProvider).DELETE());
        }
        HttpResponse<String> converted = send(administration(Realm.SAML, "/client-description-converter")
                .header("Content-Type", "application/xml")
                .POST(BodyPublishers.ofString(metadata)));
        assertThat(converted.statusCode()).as(converted.body()).isEqualTo(200);
        JsonObject client = json(converted.body());
        JsonObject mapper = json("""
                {'name':'email','protocol':'saml','protocolMapper':'saml-user-property-mapper',
                'config':{'user.attribute':'email','attribute.name':'email','attribute.nameformat':'Basic'}}""");
        serviceProvider = create(
                Realm.SAML,
                "/clients",
                Json.createObjectBuilder(client)
                        .add(
                                "attributes",
                                Json.createObjectBuilder(client.getJsonObject("attributes"))
                                        .addAll(Json.createObjectBuilder(json(attributes))))
                        .add("protocolMappers", Json.createArrayBuilder().add(mapper))
                        .build()
                        .toString());
    }

    /** Makes another key, with which the realm signs from now on. The former keys stay published. */
    void rotateKeys(Realm realm) {
        priority++;
        create(realm, "/components", """
                {'name':'rsa-%1$s','providerId':'rsa-generated','providerType':'org.keycloak.keys.KeyProvider',
                'config':{'priority':['%1$s'],'enabled':['true'],'active':['true'],'keySize':['2048'],
                'algorithm':['RS256']}}""".formatted(priority));
    }

    /** Returns the id of what was created. */
    private String create(Realm realm, String path, String json) {
        HttpResponse<String> created = send(administration(realm, path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json.replace('\'', '"'))));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        String location = created.headers().firstValue("Location").orElseThrow();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private HttpRequest.Builder administration(Realm realm, String path) {
        return HttpRequest.newBuilder(URI.create(base + "/admin" + realm.path() + path))
                .header("Authorization", "Bearer " + token());
    }

    /** Signs the administrator in again for each change: the token lives for a minute. */
    private String token() {
        HttpResponse<String> signedIn =
                send(HttpRequest.newBuilder(URI.create(base + "/realms/master/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(
                                "grant_type=password&client_id=admin-cli&username=" + ADMIN + "&password=" + ADMIN)));
        assertThat(signedIn.statusCode()).as(signedIn.body()).isEqualTo(200);
        return json(signedIn.body()).getString("access_token");
    }

    private static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text.replace('\'', '"')))) {
            return reader.readObject();
        }
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofString());
    }

    private static <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> reader) {
        try {
            return HTTP.send(request.timeout(Duration.ofSeconds(60)).build(), reader);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Returns a port of the loopback interface that nobody listens on. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Ends the script and the JVM that it has started. */
    private void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
