package io.muster.application.service.access;

import io.muster.application.port.in.access.ReadAccess;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;

/** Makes the use cases for access. */
public final class AccessUseCases {
    private AccessUseCases() {}

    public static ReadAccess readAccess(Ports ports, Environment environment) {
        return new AccessReading(ports, environment);
    }
}
