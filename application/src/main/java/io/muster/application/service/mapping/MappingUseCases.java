package io.muster.application.service.mapping;

import io.muster.application.port.in.mapping.MapGroups;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.service.access.AccessGuard;
import io.muster.application.service.audit.AuditTrail;
import io.muster.application.service.event.EventPublisher;

/** Makes the use cases for group mappings. */
public final class MappingUseCases {
    private MappingUseCases() {}

    public static MapGroups mapGroups(
            Ports ports, AccessGuard guard, EventPublisher events, AuditTrail auditTrail, Environment environment) {
        return new MappingAdministration(ports, guard, events, auditTrail, environment);
    }
}
