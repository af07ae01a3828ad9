package io.muster.liberty;

import io.muster.persistence.Database;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.NullUnmarked;

/** Who gets what: every service and adapter is made here, by its constructor, and known to others by its port. */
@ApplicationScoped
@NullUnmarked // the container fills the field
public class Wiring {
    // Not shareable: Flyway needs two connections that are two.
    @Resource(name = "jdbc/muster", lookup = "jdbc/muster", shareable = false)
    private DataSource dataSource;

    @Produces
    @Dependent
    DataSource dataSource() {
        return dataSource;
    }

    @Produces
    @Singleton
    Settings settings(Config config) {
        return Settings.read(config);
    }

    @Produces
    @Singleton
    Database database(DataSource dataSource) {
        return Database.open(dataSource, Database.Transactions.LIBERTY);
    }

    void close(@Disposes Database database) {
        database.close();
    }

    /** The schema is migrated when the server starts, and not upon the first request. */
    void start(@Observes Startup event, Database database) {
        database.sessions();
    }
}
