package io.muster.liberty;

import io.muster.application.port.in.retention.ApplyRetention;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.NullUnmarked;

/** Deletes expired data hourly. Each node does so; several may do so at once. */
@ApplicationScoped
@NullUnmarked // the container fills the field
public class RetentionJob {
    private static final Logger LOGGER = Logger.getLogger(RetentionJob.class.getName());
    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofHours(1);

    @Resource
    private ManagedScheduledExecutorService executor;

    private Schedule schedule;

    void start(@Observes Startup event, ApplyRetention retention) {
        schedule = new Schedule(executor, LOGGER);
        schedule.every(FIRST, PAUSE, () -> {
            purge("entries of sync logs", retention::purgeSyncLogs);
            purge("numbers of requests", retention::purgeRequestCounts);
            purge("events", retention::purgeEvents);
            purge("mappings of deleted groups", retention::purgeMappings);
            purge("removals", retention::purgeRemovals);
            purge("dead letters", retention::purgeDeadLetters);
            purge("ended SCIM tokens and API keys", retention::purgeCredentials);
            purge("sign-ins and sessions", retention::purgeSignIns);
        });
    }

    void drain(@Observes Drain.Started event) {
        stop();
    }

    @PreDestroy
    void stop() {
        schedule.stop();
    }

    private void purge(String what, LongSupplier purge) {
        schedule.attempt("Not all " + what + " could be purged; the next attempt is in an hour", () -> {
            long purged = purge.getAsLong();
            LOGGER.log(Level.FINE, "Purged {0} {1}", new Object[] {purged, what});
        });
    }
}
