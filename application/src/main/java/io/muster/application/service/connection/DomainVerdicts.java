package io.muster.application.service.connection;

import io.muster.application.port.out.Ports;
import io.muster.application.port.out.connection.DomainClaims;
import io.muster.application.port.out.organization.Organizations;
import io.muster.application.service.event.EventPublisher;
import io.muster.application.service.organization.EntitlementChange;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.connection.DomainClaim;
import io.muster.domain.connection.DomainClaim.Checked;
import io.muster.domain.event.EventType;
import io.muster.domain.organization.DomainName;
import io.muster.domain.organization.ModeSwitch;
import io.muster.domain.organization.Organization;
import io.muster.domain.problem.Problem;
import java.util.Optional;

/** Stores the outcome of a query for a domain's record, with everything that follows from it. */
final class DomainVerdicts {
    /** The author of a verification's end that no admin decided. */
    static final String DNS = "(DNS)";

    private final DomainClaims claims;
    private final Organizations organizations;
    private final EntitlementChange entitlements;
    private final EventPublisher events;

    DomainVerdicts(Ports ports, EntitlementChange entitlements, EventPublisher events) {
        this.claims = ports.domainClaims();
        this.organizations = ports.organizations();
        this.entitlements = entitlements;
        this.events = events;
    }

    /**
     * Stores a checked claim of an organization that is locked.
     *
     * @return what belongs in the audit log
     * @throws Problem DUPLICATE if the domain would be verified, but another organization has verified it
     */
    Optional<AuditAction> apply(Organization organization, Checked checked) {
        DomainClaim claim = checked.claim();
        claims.save(claim);
        return switch (checked.change()) {
            case NONE -> Optional.empty();
            case VERIFIED -> {
                organizations.save(organization.withDomain(claim.domain()));
                yield published(EventType.DOMAIN_VERIFIED, AuditAction.DOMAIN_VERIFIED, claim);
            }
            case MISSING -> published(EventType.DOMAIN_RECORD_MISSING, AuditAction.DOMAIN_RECORD_MISSING, claim);
            case FOUND_AGAIN -> published(EventType.DOMAIN_RECORD_FOUND, AuditAction.DOMAIN_RECORD_FOUND, claim);
            case LOST -> {
                entitlements.happened(organization, organization.withoutDomain(claim.domain(), true), DNS);
                yield published(EventType.DOMAIN_LOST, AuditAction.DOMAIN_LOST, claim);
            }
        };
    }

    /**
     * Takes back a verification because an admin releases the domain.
     *
     * @param before the organization, which is locked
     */
    void released(Organization before, ModeSwitch change, DomainName domain, String by) {
        entitlements.decided(before, change, by);
        events.domain(EventType.DOMAIN_LOST, before.id(), domain, Optional.empty());
    }

    private Optional<AuditAction> published(EventType type, AuditAction action, DomainClaim claim) {
        events.domain(type, claim.organization(), claim.domain(), claim.lossAt());
        return Optional.of(action);
    }
}
