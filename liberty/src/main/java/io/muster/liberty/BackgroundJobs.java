package io.muster.liberty;

import io.muster.application.port.in.directory.SettleLostAddresses;
import io.muster.application.port.in.event.RelayEvents;
import io.muster.application.port.in.organization.PurgeOrganizations;
import io.muster.application.port.in.removal.SettleRemovals;
import io.muster.domain.problem.Unavailable;
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
 * Moves pending events into the feeds, settles held removals that are due and lost addresses, and purges deleted
 * organizations, again and again on each node. Each batch is a unit of work of its own: if a node crashes, nothing is
 * half done and another node goes on.
 */
@ApplicationScoped
@NullUnmarked // the container fills the fields
public class BackgroundJobs {
    private static final Logger LOGGER = Logger.getLogger(BackgroundJobs.class.getName());

    /** How often one job repeats without a pause before the next job runs. */
    private static final int TURNS = 100;

    /** How many polls pass between two looks for held removals, lost addresses and deleted organizations. */
    private static final int POLLS_BETWEEN_RARE_WORK = 8;

    @Resource
    private ManagedScheduledExecutorService executor;

    private ScheduledFuture<?> schedule;
    private ScheduledFuture<?> rareSchedule;

    private volatile boolean stopped;

    void start(
            @Observes Startup event,
            Settings settings,
            RelayEvents events,
            SettleRemovals removals,
            SettleLostAddresses addresses,
            PurgeOrganizations organizations) {
        long poll = settings.feed().poll().toMillis();
        schedule = executor.scheduleWithFixedDelay(
                () -> repeat("Could not number all pending events; the next run tries again", events::relay),
                poll,
                poll,
                TimeUnit.MILLISECONDS);
        rareSchedule = executor.scheduleWithFixedDelay(
                () -> rareWork(removals, addresses, organizations),
                poll * POLLS_BETWEEN_RARE_WORK,
                poll * POLLS_BETWEEN_RARE_WORK,
                TimeUnit.MILLISECONDS);
    }

    void drain(@Observes Drain.Begun event) {
        stop();
    }

    @PreDestroy
    void stop() {
        stopped = true;
        schedule.cancel(false);
        rareSchedule.cancel(false);
    }

    /** Runs all of these jobs; a failure of one does not keep the others from running. */
    private void rareWork(SettleRemovals removals, SettleLostAddresses addresses, PurgeOrganizations organizations) {
        repeat("Could not settle all due removals; the next run tries again", () -> removals.settleDue() > 0);
        repeat("Could not settle all lost addresses; the next run tries again", () -> addresses.settleLost() > 0);
        repeat("Could not purge all deleted organizations; the next run tries again", organizations::purge);
    }

    /** Repeats work while it reports more. Logs an exception, which would end the schedule; an outage was logged. */
    private void repeat(String failure, BooleanSupplier work) {
        try {
            boolean more = true;
            for (int turn = 0; more && turn < TURNS && !stopped; turn++) {
                more = work.getAsBoolean();
            }
        } catch (Unavailable unavailable) {
            LOGGER.log(Level.FINE, failure, unavailable);
        } catch (RuntimeException failed) {
            if (!stopped) {
                LOGGER.log(Level.WARNING, failure, failed);
            }
        }
    }
}
