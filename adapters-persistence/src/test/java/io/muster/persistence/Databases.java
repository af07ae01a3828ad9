package io.muster.persistence;

import io.muster.application.port.out.Ports;
import io.muster.persistence.hibernate.Database;
import io.muster.persistence.hibernate.Database.Transactions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** The databases of the tests. Each is started once in a virtual machine and ends with it. */
public final class Databases {
    private static final String USER = "postgres";
    private static final int MAX_CONNECTIONS = 50;

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
        return pool(Postgres.SERVER, newDatabase());
    }

    private static String newDatabase() {
        String name = "test" + Postgres.CREATED.incrementAndGet();
        execute(Postgres.SERVER, "create database " + name);
        return name;
    }

    static Ports ports(Database database) {
        return PORTS.computeIfAbsent(database, Persistence::portsOn);
    }

    /** A database with a record of the statements that are sent to it. */
    record RecordedDatabase(Database database, SentStatements sent) {
        private static RecordedDatabase open(EmbeddedPostgres server, String name) {
            SentStatements sent = new SentStatements(
                    pool(server, name), server.getDatabase(USER, name, Map.of("preferQueryMode", "simple")));
            return new RecordedDatabase(Persistence.open(sent.dataSource(), Transactions.LOCAL), sent);
        }
    }

    /**
     * Returns a pool, because opening a connection takes longer than most transactions. The pool of H2 accepts any
     * driver.
     */
    private static DataSource pool(EmbeddedPostgres server, String name) {
        PGConnectionPoolDataSource connections = new PGConnectionPoolDataSource();
        connections.setUrl(server.getJdbcUrl(USER, name));
        JdbcConnectionPool pool = JdbcConnectionPool.create(connections);
        pool.setMaxConnections(MAX_CONNECTIONS);
        return pool;
    }

    private static void execute(EmbeddedPostgres server, String sql) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class H2 {
        static final Database DATABASE = Persistence.open(
                JdbcConnectionPool.create("jdbc:h2:mem:ports;DB_CLOSE_DELAY=-1", "", ""), Transactions.LOCAL);
    }

    private static final class Postgres {
        static final AtomicInteger CREATED = new AtomicInteger();
        static final EmbeddedPostgres SERVER = start();
        static final Database DATABASE = Persistence.open(pool(SERVER, "postgres"), Transactions.LOCAL);

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "120")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
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
