package io.muster.liberty;

import io.muster.application.port.in.retention.ApplyRetention;
import io.muster.domain.problem.Unavailable;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.NullUnmarked;

/** Deletes expired data hourly. Each node does so; several may do so at once. */
@ApplicationScoped
@NullUnmarked // the container fills the field
public class RetentionJob {
    private static final Logger LOGGER = Logger.getLogger(RetentionJob.class.getName());
    private static final long SOON = 10;
    private static final long HOUR = 3_600;

    @Resource
    private ManagedScheduledExecutorService executor;

    private ScheduledFuture<?> schedule;

    void start(@Observes Startup event, ApplyRetention retention) {
        schedule = executor.scheduleWithFixedDelay(
                () -> {
                    run("entries of sync logs", retention::purgeSyncLogs);
                    run("events", retention::purgeEvents);
                    run("mappings of deleted groups", retention::purgeMappings);
                    run("removals", retention::purgeRemovals);
                    run("dead letters", retention::purgeDeadLetters);
                    run("ended SCIM tokens and API keys", retention::purgeCredentials);
                    run("sign-ins and sessions", retention::purgeSignIns);
                },
                SOON,
                HOUR,
                TimeUnit.SECONDS);
    }

    void drain(@Observes Drain.Begun event) {
        stop();
    }

    @PreDestroy
    void stop() {
        schedule.cancel(false);
    }

    /** Logs an exception, which would end the schedule; an outage was logged. */
    private static void run(String what, LongSupplier purge) {
        try {
            long purged = purge.getAsLong();
            LOGGER.log(Level.FINE, "Purged {0} {1}", new Object[] {purged, what});
        } catch (Unavailable unavailable) {
            LOGGER.log(Level.FINE, unavailable, () -> "No " + what + " could be purged");
        } catch (RuntimeException failed) {
            LOGGER.log(Level.WARNING, failed, () -> "No " + what + " could be purged; the next attempt is in an hour");
        }
    }
}
