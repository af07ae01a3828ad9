package io.muster.liberty;

import io.muster.domain.problem.Unavailable;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Runs background work of this node at intervals, until it is stopped. Work that fails is logged, except for an outage
 * of the database, which was logged; neither ends the schedule.
 */
final class Schedule {
    /** The number of repetitions of work that reports more, before it waits for its next interval. */
    private static final int TURNS = 100;

    private final ManagedScheduledExecutorService executor;
    private final Logger logger;
    private final List<ScheduledFuture<?>> intervals = new CopyOnWriteArrayList<>();
    private volatile boolean stopped;

    Schedule(ManagedScheduledExecutorService executor, Logger logger) {
        this.executor = executor;
        this.logger = logger;
    }

    /**
     * Begins to run the work, again when the pause has passed since its last end.
     *
     * @param work handles its failures, see {@link #attempt} and {@link #repeat}
     */
    void every(Duration first, Duration pause, Runnable work) {
        intervals.add(executor.scheduleWithFixedDelay(work, first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** @param failure is logged if the work fails: what failed, and what happens next */
    void attempt(String failure, Runnable work) {
        try {
            work.run();
        } catch (Unavailable unavailable) {
            logger.log(Level.FINE, failure, unavailable);
        } catch (RuntimeException failed) {
            if (!stopped) {
                logger.log(Level.WARNING, failure, failed);
            }
        }
    }

    /** As {@link #attempt}; repeats the work while it reports more, a bounded number of times. */
    void repeat(String failure, BooleanSupplier work) {
        attempt(failure, () -> {
            boolean more = true;
            for (int turn = 0; more && turn < TURNS && !stopped; turn++) {
                more = work.getAsBoolean();
            }
        });
    }

    /** Begins no more work. Work that has begun comes to its end. */
    void stop() {
        stopped = true;
        intervals.forEach(interval -> interval.cancel(false));
    }
}
