package io.muster.application.service.event;

import io.muster.application.port.in.event.ReadEvents;
import io.muster.application.port.in.event.RelayEvents;
import io.muster.application.port.in.event.RetryEvents;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.event.FeedAlarm;
import io.muster.application.service.audit.AuditTrail;

/** Makes the use cases for events. */
public final class EventUseCases {
    private EventUseCases() {}

    public static ReadEvents readEvents(Ports ports, FeedAlarm alarm, Environment environment) {
        return new EventReading(ports, alarm, environment);
    }

    public static RetryEvents retryEvents(Ports ports, AuditTrail auditTrail) {
        return new EventRetrying(ports, auditTrail);
    }

    public static RelayEvents relayEvents(Ports ports, FeedAlarm alarm, Environment environment) {
        return new EventRelay(ports, alarm, environment);
    }
}
