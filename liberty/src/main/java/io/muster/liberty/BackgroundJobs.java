package io.muster.liberty;

import io.muster.application.port.in.event.RelayEvents;
import io.muster.application.port.in.removal.DecideRemovals;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.NullUnmarked;

/**
 * What has to be done all the time: announcements get their place in the feeds, and held removals take effect when their
 * time has come. Every node does it; each batch is a unit of work of its own, so that a node that dies in the middle leaves
 * nothing half done, and another one goes on.
 */
@ApplicationScoped
@NullUnmarked // the container fills the fields
public class BackgroundJobs {
    private static final Logger LOGGER = Logger.getLogger(BackgroundJobs.class.getName());

    /** Turns without a pause; then others have theirs. */
    private static final int TURNS = 100;

    @Resource
    private ManagedScheduledExecutorService executor;

    private ScheduledFuture<?> schedule;

    private volatile boolean stopped;

    void start(@Observes Startup event, Settings settings, RelayEvents events, DecideRemovals removals) {
        long poll = settings.feed().poll().toMillis();
        schedule = executor.scheduleWithFixedDelay(() -> turn(events, removals), poll, poll, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        stopped = true;
        schedule.cancel(false);
    }

    /** One doesn't wait for the other. */
    private void turn(RelayEvents events, DecideRemovals removals) {
        repeat(
                "Removals whose time has come could not all be settled; it is tried again",
                () -> removals.settleDue() > 0);
        repeat("Events could not all be given their place in the feed; it is tried again", events::relay);
    }

    /** As long as there is more. An exception would end the schedule. */
    private void repeat(String failure, BooleanSupplier work) {
        try {
            boolean more = true;
            for (int turn = 0; more && turn < TURNS && !stopped; turn++) {
                more = work.getAsBoolean();
            }
        } catch (RuntimeException failed) {
            if (!stopped) {
                LOGGER.log(Level.WARNING, failure, failed);
            }
        }
    }
}
