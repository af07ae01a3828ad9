package io.muster.bench;

import io.muster.docs.Page;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * A PostgreSQL of the benchmark's own, set up as the page about deployment says. It is durable, unlike that of the
 * tests, and counts statements.
 */
final class PostgresServer implements AutoCloseable {
    private static final String SUPERUSER = "postgres";
    private static final String APPLICATION = "muster";
    private static final String OWNER = "muster_owner";
    private static final String DATABASE = "muster";

    /** The tests' PostgreSQL loses data for speed; the default buffers are too small for a million users. */
    private static final Map<String, String> CONFIGURATION = Map.ofEntries(
            Map.entry("fsync", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("shared_buffers", "1GB"),
            Map.entry("max_wal_size", "4GB"),
            Map.entry("max_connections", "100"),
            Map.entry("shared_preload_libraries", "pg_stat_statements"));

    private final EmbeddedPostgres postgres;
    private final Connection connection;
    private final long pid;

    private PostgresServer(EmbeddedPostgres postgres) throws SQLException, IOException {
        this.postgres = postgres;
        try (Connection maintenance = postgres.getPostgresDatabase().getConnection();
                Statement statement = maintenance.createStatement()) {
            for (Page.Block block : Page.of("docs/deployment.md").blocks()) {
                if (block.is("sql") && !block.has("by-hand")) {
                    for (String sql : block.content().split(";\n", -1)) {
                        statement.execute(sql);
                    }
                }
            }
        }
        connection = DriverManager.getConnection(postgres.getJdbcUrl(SUPERUSER, DATABASE));
        pid = ProcessCpu.parent(number("select pg_backend_pid()"));
    }

    static PostgresServer start() throws IOException, SQLException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
        CONFIGURATION.forEach(builder::setServerConfig);
        return new PostgresServer(builder.start());
    }

    /** Returns the server's settings for this database. */
    Map<String, String> settings() {
        return Map.of(
                "MUSTER_DB_URL", "jdbc:postgresql://localhost:" + port() + "/" + DATABASE,
                "MUSTER_DB_USER", APPLICATION,
                "MUSTER_DB_OWNER_USER", OWNER);
    }

    int port() {
        return postgres.getPort();
    }

    String user() {
        return APPLICATION;
    }

    String database() {
        return DATABASE;
    }

    /** Returns the URL for a user whom no row security stops. */
    String superuserUrl() {
        return superuserUrl(DATABASE);
    }

    String superuserUrl(String database) {
        return postgres.getJdbcUrl(SUPERUSER, database);
    }

    /** Returns the processor time of all its processes in milliseconds. */
    long cpuMillis() throws IOException {
        return ProcessCpu.ofTree(pid);
    }

    /** Returns the number of bytes that were ever written to the write-ahead log. */
    long walBytes() throws SQLException {
        return number("select cast(pg_current_wal_insert_lsn() - '0/0' as bigint)");
    }

    /** Returns the version, such as {@code 18.4}. */
    String version() throws SQLException {
        return text("show server_version");
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    String text(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }

    long number(String query) throws SQLException {
        return Long.parseLong(text(query));
    }

    /** Returns the counts of the application's statements. */
    SentCounts sent() {
        return new SentCounts(connection, APPLICATION);
    }

    @Override
    public void close() throws IOException, SQLException {
        connection.close();
        postgres.close();
    }
}
