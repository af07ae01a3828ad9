package io.muster.application.service.audit;

import io.muster.application.port.in.audit.ReadAuditLog;
import io.muster.application.port.out.Ports;

/** Makes the use cases for the audit log. */
public final class AuditUseCases {
    private AuditUseCases() {}

    public static ReadAuditLog readAuditLog(Ports ports) {
        return new AuditLogReading(ports);
    }
}
