package io.muster.application.service.session;

import io.muster.application.port.in.session.ManageSessions;
import io.muster.application.port.in.session.UseSession;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.service.audit.AuditTrail;

/** Makes the use cases for sessions. */
public final class SessionUseCases {
    private SessionUseCases() {}

    public static UseSession useSession(Ports ports, Environment environment) {
        return new SessionUse(ports, environment);
    }

    public static ManageSessions manageSessions(Ports ports, AuditTrail auditTrail, Environment environment) {
        return new SessionAdministration(ports, auditTrail, environment);
    }
}
