package io.muster.application.service.event;

import io.muster.application.port.out.Ports;
import io.muster.application.port.out.event.EventFeed;
import io.muster.application.testing.Fixtures;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** The ports of a node that ends after its first batch of events. */
final class OneBatch {
    private static final Set<String> LOCKS = Set.of("lock", "tryLock");

    private OneBatch() {}

    /** Returns ports whose feed can't be locked any more after events were appended once. */
    static Ports of(Ports ports) {
        AtomicBoolean appended = new AtomicBoolean();
        EventFeed feed = (EventFeed) Proxy.newProxyInstance(
                EventFeed.class.getClassLoader(), new Class<?>[] {EventFeed.class}, (proxy, method, arguments) -> {
                    if (appended.get() && LOCKS.contains(method.getName())) {
                        throw new NodeEnded();
                    }
                    if (method.getName().equals("append")) {
                        appended.set(true);
                    }
                    try {
                        return method.invoke(ports.eventFeed(), arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
        return Fixtures.with(ports, EventFeed.class, feed);
    }

    /** The end of a node before its second batch. */
    static final class NodeEnded extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
