package io.muster.liberty;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** Checks for load balancers and orchestrators. The server itself reports that it has started. */
@ApplicationScoped
public class Health {
    private static final int DATABASE_SECONDS = 2;
    /** Caches the database check, so frequent probes do not load the database. */
    static final Duration DATABASE_EVERY = Duration.ofSeconds(1);

    /** Fails on a deadlock, which a restart ends. Ignores the database, which a restart does not mend. */
    @Produces
    @Liveness
    HealthCheck live() {
        return () -> HealthCheckResponse.builder()
                .name("no deadlock")
                .status(ManagementFactory.getThreadMXBean().findDeadlockedThreads() == null)
                .build();
    }

    @Produces
    @Readiness
    HealthCheck notDraining(Drain drain) {
        return () -> HealthCheckResponse.builder()
                .name("not draining")
                .status(!drain.isDraining())
                .build();
    }

    @Produces
    @Readiness
    HealthCheck ready(DataSource dataSource) {
        RecentAnswer database = new RecentAnswer(() -> answers(dataSource), DATABASE_EVERY, System::nanoTime);
        return () -> HealthCheckResponse.builder()
                .name("database")
                .status(database.get())
                .build();
    }

    private static boolean answers(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            return connection.isValid(DATABASE_SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }
}
