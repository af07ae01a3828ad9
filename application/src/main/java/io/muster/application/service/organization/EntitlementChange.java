package io.muster.application.service.organization;

import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.service.access.AccessGuard;
import io.muster.application.service.event.EventPublisher;
import io.muster.application.service.token.CredentialIssuer;
import io.muster.domain.organization.ModeSwitch;
import io.muster.domain.organization.Organization;
import io.muster.domain.problem.Problem;

/**
 * Carries out a change of plan, SSO connection or domains, with what it does to the provisioning mode and to
 * everybody's access.
 */
public final class EntitlementChange {
    private final ModeSwitching switching;
    private final AccessGuard guard;
    private final EventPublisher events;

    public EntitlementChange(
            Ports ports, CredentialIssuer issuer, AccessGuard guard, EventPublisher events, Environment environment) {
        this.switching = new ModeSwitching(ports, issuer, environment);
        this.guard = guard;
        this.events = events;
    }

    /**
     * Carries out the decision of an admin or operator.
     *
     * @param before the organization, which is locked
     * @throws Problem PROTECTED_MEMBER if the last active Admin would lose the role
     */
    public void decided(Organization before, ModeSwitch change, String by) {
        if (changesAccess(before, change)) {
            guard.guarding(before.id(), () -> switching.carryOut(change, by));
            events.accessOfAllMembers(before.id());
        } else {
            switching.carryOut(change, by);
        }
    }

    /**
     * Carries out what nobody decided, such as the loss of a domain. Protects nobody.
     *
     * @param before the organization, which is locked
     * @param by the rule in brackets
     */
    public void happened(Organization before, ModeSwitch change, String by) {
        switching.carryOut(change, by);
        if (changesAccess(before, change)) {
            events.accessOfAllMembers(before.id());
        }
    }

    private static boolean changesAccess(Organization before, ModeSwitch change) {
        return !change.organization().connectionRole().equals(before.connectionRole());
    }
}
