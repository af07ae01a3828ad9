package io.muster.application.service.contact;

import io.muster.application.port.in.contact.ManageContactLinks;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.service.audit.AuditTrail;

/** Makes the use case for contact links. */
public final class ContactUseCases {
    private ContactUseCases() {}

    public static ManageContactLinks manageContactLinks(Ports ports, AuditTrail auditTrail, Environment environment) {
        return new ContactLinkAdministration(ports, auditTrail, environment);
    }
}
