package io.muster.rest.simulation;

import io.muster.application.port.in.simulation.RunSimulations.Started;
import io.muster.domain.simulation.Simulation;
import io.muster.rest.http.HttpRefusal;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.NullUnmarked;

/** Plays simulations in the background, few at once: each holds a thread of this node for seconds or minutes. */
@ApplicationScoped
@NullUnmarked // the container fills the field
public class SimulationPlaces {
    /** Simulations of all organizations that are played at once. */
    public static final int SIMULATIONS = 4;

    private static final Logger LOGGER = Logger.getLogger(SimulationPlaces.class.getName());

    @Resource
    private ManagedExecutorService executor;

    private final Semaphore free = new Semaphore(SIMULATIONS);

    /**
     * Begins a simulation and plays it later.
     *
     * @throws HttpRefusal 503 if too many are played already
     */
    public Simulation play(Supplier<Started> beginning) {
        if (!free.tryAcquire()) {
            throw new HttpRefusal(
                    503, "Too many simulations are running on this node; try again", Map.of("Retry-After", "10"));
        }
        boolean handedOver = false;
        try {
            Started started = beginning.get();
            executor.execute(() -> work(started));
            handedOver = true;
            return started.simulation();
        } finally {
            if (!handedOver) {
                free.release();
            }
        }
    }

    private void work(Started started) {
        try {
            started.work().run();
        } catch (RuntimeException failed) {
            LOGGER.log(
                    Level.WARNING,
                    failed,
                    () -> "The simulation " + started.simulation().id()
                            + " broke off; it is cleaned up in some minutes");
        } finally {
            free.release();
        }
    }
}
