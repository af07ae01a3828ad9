package io.muster.application.service.removal;

import io.muster.application.port.in.removal.DecideRemovals;
import io.muster.application.port.in.removal.SettleRemovals;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.service.access.AccessGuard;
import io.muster.application.service.audit.AuditTrail;
import io.muster.application.service.event.EventPublisher;

/** Makes the use cases for held removals. */
public final class RemovalUseCases {
    private RemovalUseCases() {}

    public static DecideRemovals decideRemovals(
            Ports ports, AccessGuard guard, EventPublisher events, AuditTrail auditTrail, Environment environment) {
        return new RemovalAdministration(ports, guard, events, auditTrail, environment);
    }

    public static SettleRemovals settleRemovals(
            Ports ports, EventPublisher events, AuditTrail auditTrail, Environment environment) {
        return new RemovalSettlement(ports, events, auditTrail, environment);
    }
}
