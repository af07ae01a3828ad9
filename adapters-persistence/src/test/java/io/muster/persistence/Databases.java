package io.muster.persistence;

import io.muster.application.port.out.Ports;
import io.muster.persistence.hibernate.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** The databases of the tests. Each is started once in a virtual machine and ends with it. */
public final class Databases {
    private static final String SUPERUSER = "postgres";

    private static final String H2_URL = "jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1;OPTIMIZE_REUSE_RESULTS=FALSE%s";

    /** Creates the two users below, and a database. */
    private static final Path SCRIPT = Path.of("../docs/deployment.md");

    /** Owns the tables, and migrates them. */
    private static final String OWNER = "muster_owner";

    /** Neither owns tables nor bypasses row security. */
    private static final String APPLICATION = "muster";

    private static final int MAX_CONNECTIONS = 50;
    /** As {@code muster.xml} has it. */
    static final String PLANNER = "-c random_page_cost=1.1";

    private static final Map<Database, Ports> PORTS = new ConcurrentHashMap<>();

    private Databases() {}

    static Database h2() {
        return H2.DATABASE;
    }

    static Database postgres() {
        return Postgres.DATABASE;
    }

    /**
     * Returns a new migrated database on the PostgreSQL server of {@link #postgres()}, for a test that inserts so many
     * rows that it would slow down other tests.
     */
    static RecordedDatabase separatePostgres() {
        return RecordedDatabase.open(Postgres.SERVER, newDatabase());
    }

    /** Returns a new database without a schema on the PostgreSQL server of {@link #postgres()}. */
    public static DataSource emptyPostgres() {
        return pool(Postgres.SERVER, OWNER, newDatabase());
    }

    /** Returns connections to the database of {@link #postgres()} of a user that no wall stops. */
    static DataSource postgresSuperuser() {
        return Postgres.SUPERUSER_POOL;
    }

    static DataSource h2Connections() {
        return H2.POOL;
    }

    /** Returns connections to a new H2 database without a schema that ends statements after so long. */
    static DataSource impatientH2(Duration longest) {
        return JdbcConnectionPool.create(
                H2_URL.formatted("impatient", ";MAX_QUERY_TIMEOUT=" + longest.toMillis()), "", "");
    }

    private static String newDatabase() {
        String name = "test" + Postgres.CREATED.incrementAndGet();
        execute(Postgres.SERVER.getPostgresDatabase(), "create database " + name + " owner " + OWNER);
        return name;
    }

    static Ports ports(Database database) {
        return PORTS.computeIfAbsent(database, Persistence::portsOn);
    }

    /** A database with a record of the statements that are sent to it. */
    record RecordedDatabase(Database database, DataSource superuser, SentStatements sent) {
        private static RecordedDatabase open(EmbeddedPostgres server, String name) {
            SentStatements sent = new SentStatements(
                    pool(server, APPLICATION, name),
                    server.getDatabase(APPLICATION, name, Map.of("preferQueryMode", "simple", "options", PLANNER)));
            Database database = Persistence.open(sent.dataSource(), pool(server, OWNER, name));
            return new RecordedDatabase(database, pool(server, SUPERUSER, name), sent);
        }
    }

    /**
     * Returns a pool, because opening a connection takes longer than most transactions. The pool of H2 accepts any
     * driver.
     */
    private static DataSource pool(EmbeddedPostgres server, String user, String name) {
        PGConnectionPoolDataSource connections = new PGConnectionPoolDataSource();
        connections.setUrl(server.getJdbcUrl(user, name));
        connections.setOptions(PLANNER);
        JdbcConnectionPool pool = JdbcConnectionPool.create(connections);
        pool.setMaxConnections(MAX_CONNECTIONS);
        return pool;
    }

    /** Runs statements, each in a transaction. */
    static void execute(DataSource dataSource, String... statements) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class H2 {
        static final DataSource POOL = JdbcConnectionPool.create(H2_URL.formatted("ports", ""), "", "");
        static final Database DATABASE = Persistence.open(POOL, POOL);
    }

    private static final class Postgres {
        static final AtomicInteger CREATED = new AtomicInteger();
        /** The database that the script creates. */
        static final String NAME = "muster";

        static final EmbeddedPostgres SERVER = start();
        static final DataSource SUPERUSER_POOL = pool(SERVER, SUPERUSER, NAME);
        static final Database DATABASE = Persistence.open(pool(SERVER, APPLICATION, NAME), pool(SERVER, OWNER, NAME));

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "300")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
                execute(server.getPostgresDatabase(), script());
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Returns the statements of the only block of SQL on the page about deployment. */
        private static String[] script() throws IOException {
            return Files.readString(SCRIPT)
                    .split("```sql\n", 2)[1]
                    .split("```", 2)[0]
                    .split(";\n", -1);
        }

        private static void close(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
