package io.muster.e2e;

import io.muster.docs.Page;
import io.muster.domain.token.CredentialText;
import io.muster.idp.testing.Secrets;
import io.muster.idp.testing.TestDns;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One server for each database, started by the first test that asks and shared by all tests of the JVM. */
public final class MusterServer {
    private static final SecureRandom RANDOM = new SecureRandom();
    /** Lets webhooks reach the receivers of tests, and keeps them from waiting for background jobs. */
    private static final Map<String, String> SETTINGS = Map.of(
            "MUSTER_ACCESS_LOG", "true",
            "MUSTER_CLIENT_ADDRESS_HEADER", Browser.ADDRESS_HEADER,
            "MUSTER_WEBHOOK_ALLOWED_ADDRESSES", "127.0.0.0/8",
            "MUSTER_WEBHOOK_POLL", "100ms",
            "MUSTER_FEED_POLL", "100ms");

    /** The DNS of all servers. */
    public static final TestDns DNS = TestDns.start();

    public static final MusterServer H2 = new MusterServer("h2", Map::of);
    public static final MusterServer POSTGRESQL = new MusterServer("postgresql", MusterServer::postgresWithTwoUsers);

    private final String name;
    private final Supplier<Map<String, String>> database;
    private final String apiKey = freshApiKey();
    private @Nullable ServerProcess process;

    private MusterServer(String name, Supplier<Map<String, String>> database) {
        this.name = name;
        this.database = database;
    }

    static List<MusterServer> onEachDatabase() {
        return List.of(H2, POSTGRESQL);
    }

    /** Starts an empty PostgreSQL, which ends with this JVM, and returns the settings for it. */
    public static Map<String, String> postgres() {
        return postgres(Map.of());
    }

    /** As {@link #postgres()}, with a configuration of its own. */
    public static Map<String, String> postgres(Map<String, String> configuration) {
        try {
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
            configuration.forEach(builder::setServerConfig);
            EmbeddedPostgres postgres = builder.start();
            return Map.of("MUSTER_DB_URL", postgres.getJdbcUrl("postgres", "postgres"), "MUSTER_DB_USER", "postgres");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns settings as {@link #postgres()} does, with a user of its own for the migrations, as the page about
     * deployment creates them.
     */
    static Map<String, String> postgresWithTwoUsers() {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                    .start();
            try (Connection connection = postgres.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                for (Page.Block block : Page.of("docs/deployment.md").blocks()) {
                    if (block.is("sql") && !block.has("by-hand")) {
                        for (String sql : block.content().split(";\n", -1)) {
                            statement.execute(sql);
                        }
                    }
                }
            }
            return Map.of(
                    "MUSTER_DB_URL", "jdbc:postgresql://localhost:" + postgres.getPort() + "/muster",
                    "MUSTER_DB_USER", "muster",
                    "MUSTER_DB_OWNER_USER", "muster_owner");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the settings that every server needs: a secret key and an API key. */
    public static Map<String, String> secrets(String apiKey) {
        String secretKey = HexFormat.of().formatHex(random(32));
        Secrets.add(secretKey);
        return Map.of("MUSTER_SECRET_KEY", secretKey, "MUSTER_API_KEY", apiKey);
    }

    public static String freshApiKey() {
        return CredentialText.of(
                        CredentialText.Kind.API_KEY,
                        random(CredentialText.PUBLIC_ID_BYTES),
                        random(CredentialText.SECRET_BYTES))
                .text();
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** Returns the URL of the server, without a path. */
    public URI url() {
        return process().url();
    }

    /** Returns an API key for all organizations. */
    public String apiKey() {
        return apiKey;
    }

    /** Returns the JDBC URL of its database. */
    public String databaseUrl() {
        return process().setting("MUSTER_DB_URL");
    }

    /** Returns the name of that key's holder in logs and answers. */
    String operator() {
        return "bootstrap ("
                + CredentialText.parse(CredentialText.Kind.API_KEY, apiKey)
                        .orElseThrow()
                        .publicId() + ")";
    }

    /** Returns the receiver that the shared servers know as the collector of traces, which are off. */
    static Receiver collector() {
        return Collector.RECEIVER;
    }

    public synchronized ServerProcess process() {
        ServerProcess running = process;
        if (running == null) {
            Map<String, String> all = new HashMap<>(database.get());
            all.putAll(secrets(apiKey));
            all.putAll(TracesIT.collectedBy(collector()));
            all.putAll(SETTINGS);
            all.putAll(ServerProcess.DESCRIBED);
            Path output =
                    Path.of("target/e2e", name + "-" + ProcessHandle.current().pid());
            running = ServerProcess.start(output, all);
            process = running;
        }
        return running;
    }

    @Override
    public String toString() {
        return name;
    }

    /** Is made with the first shared server: its threads would keep a program without one from ending. */
    private static final class Collector {
        static final Receiver RECEIVER = new Receiver();
    }
}
