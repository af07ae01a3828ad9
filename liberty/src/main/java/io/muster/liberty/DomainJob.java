package io.muster.liberty;

import io.muster.application.port.in.connection.RecheckDomains;
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
 * Looks again for the DNS records of verified domains, apart from the other jobs, since the DNS may be slow. Each node
 * does so; a record that one has looked for is not due for the others.
 */
@ApplicationScoped
@NullUnmarked // the container fills the field
public class DomainJob {
    private static final Logger LOGGER = Logger.getLogger(DomainJob.class.getName());
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMinutes(5);

    @Resource
    private ManagedScheduledExecutorService executor;

    private Schedule schedule;

    void start(@Observes Startup event, RecheckDomains domains) {
        schedule = new Schedule(executor, LOGGER);
        schedule.every(
                FIRST,
                PAUSE,
                () -> schedule.repeat(
                        "Not all domains could be checked again; the next run tries again", domains::recheckDue));
    }

    void drain(@Observes Drain.Started event) {
        stop();
    }

    @PreDestroy
    void stop() {
        schedule.stop();
    }
}
