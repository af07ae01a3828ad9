package io.muster.liberty;

import io.muster.application.port.in.directory.SettleLostAddresses;
import io.muster.application.port.in.event.RelayEvents;
import io.muster.application.port.in.organization.PurgeOrganizations;
import io.muster.application.port.in.removal.SettleRemovals;
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
 * Moves pending events into the feeds, settles held removals that are due and lost addresses, and purges deleted
 * organizations, again and again on each node. Each batch is a unit of work of its own: if a node crashes, nothing is
 * half done and another node goes on.
 */
@ApplicationScoped
@NullUnmarked // the container fills the fields
public class BackgroundJobs {
    private static final Logger LOGGER = Logger.getLogger(BackgroundJobs.class.getName());

    /** The polls between two looks for held removals, lost addresses and deleted organizations. */
    private static final int POLLS_BETWEEN_RARE_WORK = 8;

    @Resource
    private ManagedScheduledExecutorService executor;

    private Schedule schedule;

    void start(
            @Observes Startup event,
            Settings settings,
            RelayEvents events,
            SettleRemovals removals,
            SettleLostAddresses addresses,
            PurgeOrganizations organizations) {
        schedule = new Schedule(executor, LOGGER);
        Duration poll = settings.feed().poll();
        Duration rarePoll = poll.multipliedBy(POLLS_BETWEEN_RARE_WORK);
        schedule.every(
                poll,
                poll,
                () -> schedule.repeat("Could not number all pending events; the next run tries again", events::relay));
        schedule.every(rarePoll, rarePoll, () -> rareWork(removals, addresses, organizations));
    }

    void drain(@Observes Drain.Started event) {
        stop();
    }

    @PreDestroy
    void stop() {
        schedule.stop();
    }

    /** Runs all of these jobs; a failure of one does not keep the others from running. */
    private void rareWork(SettleRemovals removals, SettleLostAddresses addresses, PurgeOrganizations organizations) {
        schedule.repeat("Could not settle all due removals; the next run tries again", () -> removals.settleDue() > 0);
        schedule.repeat(
                "Could not settle all lost addresses; the next run tries again", () -> addresses.settleLost() > 0);
        schedule.repeat("Could not purge all deleted organizations; the next run tries again", organizations::purge);
    }
}
