package io.muster.liberty;

import io.muster.application.port.in.simulation.CleanUpSimulations;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.time.Duration;
import java.util.logging.Logger;
import org.jspecify.annotations.NullUnmarked;

/** Ends simulations whose node did not, every half minute. Each node does so; several may do so at once. */
@ApplicationScoped
@NullUnmarked // the container fills the field
public class SimulationJob {
    private static final Logger LOGGER = Logger.getLogger(SimulationJob.class.getName());
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofSeconds(30);

    @Resource
    private ManagedScheduledExecutorService executor;

    private Schedule schedule;

    void start(@Observes Startup event, CleanUpSimulations simulations) {
        schedule = new Schedule(executor, LOGGER);
        schedule.every(
                FIRST,
                PAUSE,
                () -> schedule.repeat(
                        "Not all simulations were cleaned up; the next run tries again", simulations::cleanUp));
    }

    void drain(@Observes Drain.Started event) {
        stop();
    }

    @PreDestroy
    void stop() {
        schedule.stop();
    }
}
