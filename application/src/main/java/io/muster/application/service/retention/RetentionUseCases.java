package io.muster.application.service.retention;

import io.muster.application.port.in.retention.ApplyRetention;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import java.time.Duration;

/** Makes the use case for what is kept for a limited time. */
public final class RetentionUseCases {
    private RetentionUseCases() {}

    /** @param events how long events are kept */
    public static ApplyRetention applyRetention(Ports ports, Environment environment, Duration events) {
        return new RetentionService(ports, environment, events);
    }
}
