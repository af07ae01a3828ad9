package io.muster.liberty;

import io.muster.application.port.in.webhook.DeliverWebhooks;
import io.muster.domain.problem.Unavailable;
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
    private ScheduledFuture<?> schedule;

    void start(@Observes Startup event, Settings settings, DeliverWebhooks webhooks) {
        places = new Semaphore(settings.webhooks().parallel());
        long poll = settings.webhooks().poll().toMillis();
        schedule = executor.scheduleWithFixedDelay(() -> dispatch(webhooks), poll, poll, TimeUnit.MILLISECONDS);
    }

    void drain(@Observes Drain.Begun event) {
        stop();
    }

    @PreDestroy
    void stop() {
        schedule.cancel(false);
    }

    /**
     * Starts as much work as there are free places. Logs an exception, which would end the schedule; an outage was
     * logged.
     */
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
        } catch (Unavailable unavailable) {
            LOGGER.log(Level.FINE, "No look for webhooks", unavailable);
        } catch (RuntimeException failed) {
            LOGGER.log(Level.WARNING, "Webhooks that have something to do could not be found", failed);
        } finally {
            places.release(free - taken);
        }
    }

    /** Runs the work for one webhook. Unfinished work is claimed again when the claim has expired. */
    private void serve(Runnable work) {
        try {
            work.run();
        } catch (Unavailable unavailable) {
            LOGGER.log(Level.FINE, "A webhook has to wait", unavailable);
        } catch (RuntimeException failed) {
            LOGGER.log(Level.WARNING, "A webhook could not be served", failed);
        } finally {
            places.release();
        }
    }
}
