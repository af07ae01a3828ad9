package io.muster.application.service.event;

import io.muster.application.port.in.event.ReadEvents;
import io.muster.application.port.in.event.RelayEvents;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;

/** Makes the use cases for events. */
public final class EventUseCases {
    private EventUseCases() {}

    public static ReadEvents readEvents(Ports ports, Environment environment) {
        return new EventReading(ports, environment);
    }

    public static RelayEvents relayEvents(Ports ports, Environment environment) {
        return new EventRelay(ports, environment);
    }
}
