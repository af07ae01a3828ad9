package io.muster.liberty;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** What a load balancer and an orchestrator ask. That the server has started needs no check: it says so itself. */
@ApplicationScoped
public class Health {
    private static final int DATABASE_SECONDS = 2;

    /** A restart helps against a deadlock, and not against a database that is gone: that is for readiness. */
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
    HealthCheck ready(DataSource dataSource) {
        return () -> HealthCheckResponse.builder()
                .name("database")
                .status(answers(dataSource))
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
