package io.muster.application.service.connection;

import io.muster.application.service.event.EventPublisher;
import io.muster.application.service.organization.EntitlementChange;
import io.muster.domain.connection.Connection;
import io.muster.domain.connection.ConnectionVersion;
import io.muster.domain.organization.ModeSwitch;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.Provenance;
import io.muster.domain.organization.SsoSummary;
import io.muster.domain.problem.Problem;
import java.util.Optional;

/** Writes the active version of a connection into the organization's summary, with the event, in one unit of work. */
final class ActiveVersion {
    private final EntitlementChange entitlements;
    private final EventPublisher events;

    ActiveVersion(EntitlementChange entitlements, EventPublisher events) {
        this.entitlements = entitlements;
        this.events = events;
    }

    /**
     * Returns the organization with its new summary.
     *
     * @param before the organization, which is locked
     * @throws Problem PROTECTED_MEMBER if the last active Admin would lose the role
     */
    Organization takesEffect(Organization before, ConnectionVersion active, Provenance decision) {
        Organization after = decided(before, Connection.summary(active, decision), decision);
        events.connection(before.id(), active);
        return after;
    }

    /**
     * Returns the organization, whose connection is active, with the role of the active version.
     *
     * @param before the organization, which is locked
     * @throws Problem PROTECTED_MEMBER if the last active Admin would lose the role
     */
    Organization changesRole(Organization before, ConnectionVersion active, Provenance decision) {
        return decided(before, before.sso().orElseThrow().withConnectionRole(active.role()), decision);
    }

    private Organization decided(Organization before, SsoSummary summary, Provenance decision) {
        ModeSwitch change = before.withSso(Optional.of(summary), false);
        entitlements.decided(before, change, decision.by());
        return change.organization();
    }
}
