package io.muster.liberty;

import io.muster.application.port.in.connection.MaintainConnections;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.time.Duration;
import java.util.logging.Logger;
import org.jspecify.annotations.NullUnmarked;

/**
 * Keeps SSO connections up: metadata that is due, certificates that end. Apart from the other jobs, since identity
 * providers may be slow. Each node does so; what one has read is not due for the others.
 */
@ApplicationScoped
@NullUnmarked // the container fills the field
public class ConnectionJob {
    private static final Logger LOGGER = Logger.getLogger(ConnectionJob.class.getName());
    private static final Duration FIRST = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMinutes(30);

    @Resource
    private ManagedScheduledExecutorService executor;

    private Schedule schedule;

    void start(@Observes Startup event, MaintainConnections connections) {
        schedule = new Schedule(executor, LOGGER);
        schedule.every(
                FIRST,
                PAUSE,
                () -> schedule.attempt(
                        "Not all connections could be kept up; the next run tries again", connections::maintain));
    }

    void drain(@Observes Drain.Started event) {
        stop();
    }

    @PreDestroy
    void stop() {
        schedule.stop();
    }
}
