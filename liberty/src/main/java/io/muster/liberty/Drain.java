package io.muster.liberty;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.logging.Logger;
import org.jspecify.annotations.NullUnmarked;

/**
 * Lets a load balancer see the end of a node before it comes. On SIGTERM the node is not ready, starts no new
 * background work, and serves requests for the drain time. Then the process ends as Liberty ends it: no new
 * connections, and up to 30 seconds for requests in work. Liberty alone closes its port at once, so that requests that
 * are on their way are lost.
 */
@ApplicationScoped
@NullUnmarked // the container makes a proxy without fields
public class Drain {
    private static final Logger LOGGER = Logger.getLogger(Drain.class.getName());

    /** As shells report a process that SIGTERM ended. */
    private static final int TERMINATED = 128 + 15;

    private volatile boolean draining;

    /** The event after which background jobs start nothing new. */
    record Started() {}

    void start(@Observes Startup event, Settings settings, Event<Started> observers) {
        if (!settings.drainTime().isZero()) {
            handleTermination(() -> drain(settings.drainTime(), observers));
        }
    }

    boolean isDraining() {
        return draining;
    }

    private void drain(Duration time, Event<Started> observers) {
        draining = true;
        LOGGER.info("Draining for " + time.toMillis() + " ms, then the process ends");
        try {
            observers.fire(new Started());
            Thread.sleep(time.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            Runtime.getRuntime().exit(TERMINATED);
        }
    }

    /**
     * Uses the module jdk.unsupported, which every JDK has: there is no other way to do something before the shutdown
     * hooks run, which all run at once. By reflection, since the compiler warns of it and no annotation suppresses
     * that.
     */
    private static void handleTermination(Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object handling = Proxy.newProxyInstance(
                    Drain.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        action.run();
                        return proxy; // of no use: handle returns nothing
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("TERM"), handling); // null: static
        } catch (ReflectiveOperationException otherJdk) {
            throw new IllegalStateException("MUSTER_DRAIN_TIME needs the module jdk.unsupported", otherJdk);
        }
    }
}
