package io.muster.persistence.hibernate;

import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceUnitTransactionType;
import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.ValidationMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.JavaMigration;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.BatchSettings;
import org.hibernate.cfg.CacheSettings;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.QuerySettings;
import org.hibernate.cfg.StatisticsSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.hibernate.tool.schema.Action;

/** A database with a migrated schema, and the Hibernate session factory on it. */
public final class Database implements AutoCloseable {
    static final int BATCH_SIZE = 50;

    private final SessionFactory sessions;
    private final Vendor vendor;
    private final Outages outages;

    private Database(SessionFactory sessions, Vendor vendor, Outages outages) {
        this.sessions = sessions;
        this.vendor = vendor;
        this.outages = outages;
    }

    /**
     * Waits until the database can be reached, migrates the schema, then lets Hibernate validate the entities against
     * it. If the database is lost again or a lock takes too long, all of it is tried again, without limit. Several
     * nodes can do this at the same time: Flyway lets one of them migrate while the others wait. Must be called outside
     * of a transaction.
     *
     * @param dataSource the application's connections
     * @param owner connections of the user that owns the tables and migrates them; the same user or, so that no
     *     statement of the application gets around row security, another one
     * @param entities all mapped classes; nothing is scanned
     * @param migrations those that need more than SQL
     * @throws LoginRefusedException if the database refuses a user or a password
     * @throws RuntimeException if a migration fails, or an entity does not fit the schema
     */
    public static Database open(
            DataSource dataSource, DataSource owner, List<Class<?>> entities, JavaMigration... migrations) {
        Outages outages = new Outages();
        return outages.outlived(() -> {
            outages.await(dataSource);
            outages.await(owner);
            return migrated(dataSource, owner, outages, entities, migrations);
        });
    }

    private static Database migrated(
            DataSource dataSource,
            DataSource owner,
            Outages outages,
            List<Class<?>> entities,
            JavaMigration... migrations) {
        Vendor vendor = Vendor.of(dataSource);
        vendor.warnOfMissingWall(dataSource);
        Flyway.configure(Database.class.getClassLoader())
                .dataSource(owner)
                .locations(vendor.migrations())
                .placeholders(vendor.placeholders(user(dataSource)))
                .validateMigrationNaming(true)
                .javaMigrations(migrations)
                .load()
                .migrate();
        PersistenceConfiguration configuration = new HibernatePersistenceConfiguration("muster")
                .transactionType(PersistenceUnitTransactionType.RESOURCE_LOCAL)
                .property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, dataSource)
                .managedClasses(entities)
                .schemaToolingAction(Action.VALIDATE)
                .validationMode(ValidationMode.NONE)
                .sharedCacheMode(SharedCacheMode.NONE)
                .property(CacheSettings.USE_SECOND_LEVEL_CACHE, false)
                .property(StatisticsSettings.GENERATE_STATISTICS, false)
                .property(JdbcSettings.JDBC_TIME_ZONE, "UTC")
                .property(BatchSettings.STATEMENT_BATCH_SIZE, BATCH_SIZE)
                // The message of a violated constraint contains data of the row. The handler of the exception logs it.
                .property(JdbcSettings.LOG_JDBC_ERRORS, false)
                // Lists of any length use few different statement texts.
                .property(QuerySettings.IN_CLAUSE_PARAMETER_PADDING, true);
        return new Database((SessionFactory) configuration.createEntityManagerFactory(), vendor, outages);
    }

    public SessionFactory sessions() {
        return sessions;
    }

    /** Returns a new port on this database. The adapters of one unit of work have to share it. */
    public HibernateUnitOfWork unitOfWork() {
        return new HibernateUnitOfWork(sessions, vendor, outages);
    }

    private static String user(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            return connection.getMetaData().getUserName();
        } catch (SQLException e) {
            throw new IllegalStateException("The database cannot be reached", e);
        }
    }

    @Override
    public void close() {
        sessions.close();
    }
}
