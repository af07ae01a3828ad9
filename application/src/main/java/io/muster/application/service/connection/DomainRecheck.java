package io.muster.application.service.connection;

import io.muster.application.port.in.connection.RecheckDomains;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.connection.DomainClaims;
import io.muster.application.port.out.connection.DomainRecords;
import io.muster.application.port.out.organization.Organizations;
import io.muster.application.service.EachOrganization;
import io.muster.application.service.FailureCollector;
import io.muster.application.service.audit.AuditDetails;
import io.muster.application.service.audit.AuditTrail;
import io.muster.domain.connection.DomainClaim;
import io.muster.domain.connection.TxtAnswer;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks for the records of verified domains, one domain at a time, and asks the DNS outside of any unit of work. */
final class DomainRecheck implements RecheckDomains {
    private static final int AT_ONCE = 20;

    private final UnitOfWork unitOfWork;
    private final Organizations organizations;
    private final DomainClaims claims;
    private final DomainRecords records;
    private final DomainVerdicts verdicts;
    private final AuditTrail auditTrail;
    private final EachOrganization withDue;
    private final Environment environment;

    DomainRecheck(
            Ports ports,
            DomainRecords records,
            DomainVerdicts verdicts,
            AuditTrail auditTrail,
            Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.organizations = ports.organizations();
        this.claims = ports.domainClaims();
        this.records = records;
        this.verdicts = verdicts;
        this.auditTrail = auditTrail;
        this.withDue = new EachOrganization(
                ports.unitOfWork(), (after, limit) -> claims.organizationsWithDue(environment.now(), after, limit));
        this.environment = environment;
    }

    @Override
    public boolean recheckDue() {
        return withDue.turn(this::recheckDue);
    }

    private void recheckDue(OrganizationId organization) {
        List<DomainClaim> due = unitOfWork.read(() -> claims.due(organization, environment.now(), AT_ONCE));
        FailureCollector each = new FailureCollector();
        due.forEach(claim -> each.attempt(() -> recheck(claim)));
        each.finish();
    }

    private void recheck(DomainClaim seen) {
        TxtAnswer answer = records.texts(seen.recordName());
        unitOfWork.run(() -> organizations.lock(seen.organization()).ifPresent(organization -> claims.find(
                        seen.organization(), seen.domain())
                .filter(claim -> claim.challenge().equals(seen.challenge()) && isDue(claim))
                .ifPresent(claim -> judge(organization, claim, answer))));
    }

    /** Returns whether no other node has looked in the meantime. */
    private boolean isDue(DomainClaim claim) {
        return claim.nextCheck().filter(due -> !due.isAfter(environment.now())).isPresent();
    }

    private void judge(Organization organization, DomainClaim claim, TxtAnswer answer) {
        Instant now = environment.now();
        verdicts.apply(organization, claim.checked(answer, now))
                .ifPresent(action -> auditTrail.record(
                        DomainVerdicts.DNS,
                        organization.id(),
                        action,
                        "domains/" + claim.domain(),
                        effects(organization)));
    }

    private Map<String, String> effects(Organization before) {
        Optional<Organization> after = organizations.find(before.id());
        return after.map(changed -> AuditDetails.between(before, changed).asMap())
                .orElse(Map.of());
    }
}
