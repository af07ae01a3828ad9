package io.muster.liberty;

import io.muster.application.port.in.traffic.WatchSilence;
import io.muster.application.port.in.traffic.WriteRequestCounts;
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
 * Writes what the node counted of SCIM requests every ten seconds, until the end of the node: requests are served while
 * it drains. Then looks for identity providers that have become silent.
 */
@ApplicationScoped
@NullUnmarked // the container fills the fields
public class RequestCountsJob {
    private static final Logger LOGGER = Logger.getLogger(RequestCountsJob.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final String FAILURE = "Not all numbers of requests were written; the next run tries again";

    @Resource
    private ManagedScheduledExecutorService executor;

    private Schedule schedule;
    private WriteRequestCounts counts;

    void start(@Observes Startup event, WriteRequestCounts written, WatchSilence silence) {
        counts = written;
        schedule = new Schedule(executor, LOGGER);
        schedule.every(PAUSE, PAUSE, () -> {
            write();
            schedule.repeat("Not every silence was noticed; the next run tries again", silence::watch);
        });
    }

    @PreDestroy
    void stop() {
        schedule.stop();
        write();
    }

    private void write() {
        schedule.attempt(FAILURE, counts::write);
    }
}
