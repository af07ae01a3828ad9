package io.muster.persistence;

import io.muster.application.port.out.Ports;
import io.muster.persistence.hibernate.Database;
import io.muster.persistence.hibernate.Database.Transactions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.jdbcx.JdbcConnectionPool;

/** The databases that the ports are tested on, each started once and ended with the virtual machine. */
final class Databases {
    private static final Map<Database, Ports> PORTS = new ConcurrentHashMap<>();

    private Databases() {}

    static Database h2() {
        return H2.DATABASE;
    }

    static Database postgres() {
        return Postgres.DATABASE;
    }

    /** What is sent to {@link #postgres()}. */
    static SentStatements sentToPostgres() {
        return Postgres.SENT;
    }

    static Ports ports(Database database) {
        return PORTS.computeIfAbsent(database, Databases::portsOn);
    }

    private static Ports portsOn(Database database) {
        Ports persistence = Persistence.portsOn(database);
        return new Ports(
                persistence.unitOfWork(),
                persistence.organizations(),
                persistence.workspaces(),
                persistence.tokenRings(),
                persistence.apiKeys(),
                persistence.users(),
                persistence.groups(),
                persistence.memberships(),
                persistence.syncLog(),
                persistence.groupMappings(),
                persistence.workspaceGrants(),
                persistence.accessQueries(),
                persistence.outbox(),
                persistence.eventFeed(),
                persistence.removals(),
                persistence.auditLog(),
                persistence.webhooks());
    }

    private static final class H2 {
        static final Database DATABASE = Persistence.open(
                JdbcConnectionPool.create("jdbc:h2:mem:ports;DB_CLOSE_DELAY=-1", "", ""), Transactions.LOCAL);
    }

    private static final class Postgres {
        static final SentStatements SENT = start();
        static final Database DATABASE = Persistence.open(SENT.dataSource(), Transactions.LOCAL);

        private static SentStatements start() {
            try {
                EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "120")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> close(postgres)));
                return new SentStatements(
                        postgres.getPostgresDatabase(),
                        postgres.getPostgresDatabase(Map.of("preferQueryMode", "simple")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void close(EmbeddedPostgres postgres) {
            try {
                postgres.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
