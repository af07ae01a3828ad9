package io.muster.application.service.event;

import io.muster.application.port.in.event.RelayEvents;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.event.FeedAlarm;
import io.muster.application.service.EachOrganization;
import java.util.concurrent.atomic.AtomicBoolean;

/** Serves the feeds of all organizations that have pending events, in turn and each for a bounded time. */
final class EventRelay implements RelayEvents {
    private final EachOrganization withPendingEvents;
    private final FeedWriter writer;

    EventRelay(Ports ports, FeedAlarm alarm, Environment environment) {
        this.withPendingEvents = new EachOrganization(ports.unitOfWork(), ports.outbox()::organizations);
        this.writer = new FeedWriter(ports, alarm, environment);
    }

    @Override
    public boolean relay() {
        AtomicBoolean more = new AtomicBoolean();
        boolean others = withPendingEvents.turn(organization -> {
            if (writer.writeUnlessLocked(organization)) {
                more.set(true);
            }
        });
        return others || more.get();
    }
}
