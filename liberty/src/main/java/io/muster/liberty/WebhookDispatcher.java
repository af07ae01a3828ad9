package io.muster.liberty;

import io.muster.application.port.in.webhook.DeliverWebhooks;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.NullUnmarked;

/**
 * Asks again and again which webhooks have something to do, and has several served at once: a slow receiver takes one
 * place and holds up nobody else. Every node does it; no webhook is served by two.
 */
@ApplicationScoped
@NullUnmarked // the container fills the fields
public class WebhookDispatcher {
    private static final Logger LOGGER = Logger.getLogger(WebhookDispatcher.class.getName());

    @Resource
    private ManagedScheduledExecutorService executor;

    private Semaphore places;
    private ScheduledFuture<?> schedule;

    void start(@Observes Startup event, Settings settings, DeliverWebhooks webhooks) {
        places = new Semaphore(settings.webhooks().parallel());
        long poll = settings.webhooks().poll().toMillis();
        schedule = executor.scheduleWithFixedDelay(() -> dispatch(webhooks), poll, poll, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        schedule.cancel(false);
    }

    /** An exception would end the schedule. */
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
        } catch (RuntimeException failed) {
            LOGGER.log(Level.WARNING, "Webhooks that have something to do could not be found", failed);
        } finally {
            places.release(free - taken);
        }
    }

    /** What isn't finished here is taken on again when the claim is over. */
    private void serve(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failed) {
            LOGGER.log(Level.WARNING, "A webhook could not be served", failed);
        } finally {
            places.release();
        }
    }
}
