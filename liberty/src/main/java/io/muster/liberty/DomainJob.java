package io.muster.liberty;

import io.muster.application.port.in.connection.RecheckDomains;
import io.muster.domain.problem.Unavailable;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
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
    private static final long PAUSE = 5;

    @Resource
    private ManagedScheduledExecutorService executor;

    private ScheduledFuture<?> schedule;
    private volatile boolean stopped;

    void start(@Observes Startup event, RecheckDomains domains) {
        schedule = executor.scheduleWithFixedDelay(() -> turn(domains), 1, PAUSE, TimeUnit.MINUTES);
    }

    void drain(@Observes Drain.Begun event) {
        stop();
    }

    @PreDestroy
    void stop() {
        stopped = true;
        schedule.cancel(false);
    }

    /** Logs an exception, which would end the schedule; an outage was logged. */
    private void turn(RecheckDomains domains) {
        try {
            boolean more = true;
            while (more && !stopped) {
                more = domains.recheckDue();
            }
        } catch (Unavailable unavailable) {
            LOGGER.log(Level.FINE, "No domain could be checked again", unavailable);
        } catch (RuntimeException failed) {
            LOGGER.log(Level.WARNING, "Not all domains could be checked again; the next run tries again", failed);
        }
    }
}
