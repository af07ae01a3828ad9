package io.muster.liberty;

import io.muster.application.port.in.webhook.DeliverWebhooks;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.logging.Logger;
import org.jspecify.annotations.NullUnmarked;

/**
 * Serves webhooks that have something to do, again and again on each node and several at once: a slow receiver takes
 * one place and delays no other webhook. Two nodes never serve the same webhook.
 */
@ApplicationScoped
@NullUnmarked // the container fills the fields
public class WebhookDispatcher {
    private static final Logger LOGGER = Logger.getLogger(WebhookDispatcher.class.getName());

    @Resource
    private ManagedScheduledExecutorService executor;

    private Semaphore places;
    private Schedule schedule;

    void start(@Observes Startup event, Settings settings, DeliverWebhooks webhooks) {
        places = new Semaphore(settings.webhooks().parallel());
        Duration poll = settings.webhooks().poll();
        schedule = new Schedule(executor, LOGGER);
        schedule.every(
                poll,
                poll,
                () -> schedule.attempt(
                        "Webhooks that have something to do could not be found", () -> dispatch(webhooks)));
    }

    void drain(@Observes Drain.Started event) {
        stop();
    }

    @PreDestroy
    void stop() {
        schedule.stop();
    }

    /** Starts as much work as there are free places. */
    private void dispatch(DeliverWebhooks webhooks) {
        int free = places.drainPermits();
        int taken = 0;
        try {
            if (free > 0) {
                for (Runnable work : webhooks.due(free)) {
                    executor.execute(() -> serve(work));
                    taken++;
                }
            }
        } finally {
            places.release(free - taken);
        }
    }

    /** Runs the work for one webhook. Unfinished work is claimed again when the claim has expired. */
    private void serve(Runnable work) {
        try {
            schedule.attempt("A webhook could not be served", work);
        } finally {
            places.release();
        }
    }
}
