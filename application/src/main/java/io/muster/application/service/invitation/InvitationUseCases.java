package io.muster.application.service.invitation;

import io.muster.application.port.in.invitation.ManageInvitations;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.service.audit.AuditTrail;

/** Makes the use case for invitations. */
public final class InvitationUseCases {
    private InvitationUseCases() {}

    public static ManageInvitations manageInvitations(Ports ports, AuditTrail auditTrail, Environment environment) {
        return new InvitationAdministration(ports, auditTrail, environment);
    }
}
