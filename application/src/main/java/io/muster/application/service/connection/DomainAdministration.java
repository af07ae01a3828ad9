package io.muster.application.service.connection;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.connection.ManageDomains;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.connection.DomainClaims;
import io.muster.application.port.out.connection.DomainRecords;
import io.muster.application.port.out.organization.Organizations;
import io.muster.application.service.OrganizationAccess;
import io.muster.application.service.audit.AuditDetails;
import io.muster.application.service.audit.AuditTrail;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.connection.DomainClaim;
import io.muster.domain.connection.TxtAnswer;
import io.muster.domain.organization.DomainName;
import io.muster.domain.organization.ModeSwitch;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.problem.Problem;
import io.muster.domain.problem.Problem.Code;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Claims, verifies, releases and transfers domains. Asks the DNS outside of any unit of work. */
final class DomainAdministration implements ManageDomains {
    private final UnitOfWork unitOfWork;
    private final Organizations organizations;
    private final DomainClaims claims;
    private final DomainRecords records;
    private final DomainVerdicts verdicts;
    private final OrganizationAccess access;
    private final AuditTrail auditTrail;
    private final Environment environment;

    DomainAdministration(
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
        this.access = new OrganizationAccess(ports.organizations());
        this.auditTrail = auditTrail;
        this.environment = environment;
    }

    @Override
    public List<ClaimedDomain> list(AdminCaller caller, OrganizationId id) {
        return unitOfWork.read(() -> {
            Organization organization = access.find(caller, id);
            List<DomainClaim> claimed = claims.of(id);
            Set<DomainName> attested = new HashSet<>(organization.domains());
            claimed.forEach(claim -> attested.remove(claim.domain()));
            return Stream.concat(
                            claimed.stream().map(claim -> view(organization, claim.domain(), Optional.of(claim))),
                            attested.stream().map(domain -> view(organization, domain, Optional.empty())))
                    .sorted(Comparator.comparing(listed -> listed.domain().value()))
                    .toList();
        });
    }

    @Override
    public ClaimedDomain find(AdminCaller caller, OrganizationId id, DomainName domain) {
        return unitOfWork.read(() -> {
            Organization organization = access.find(caller, id);
            Optional<DomainClaim> claim = claims.find(id, domain);
            if (claim.isEmpty() && !organization.hasVerified(domain)) {
                throw Problem.notFound("Domain", domain);
            }
            return view(organization, domain, claim);
        });
    }

    @Override
    public ClaimedDomain claim(AdminCaller caller, OrganizationId id, DomainName domain) {
        unitOfWork.run(() -> {
            access.lock(caller, id);
            if (claims.find(id, domain).isEmpty()) {
                add(caller, id, domain);
            }
        });
        return verify(caller, id, domain);
    }

    private void add(AdminCaller caller, OrganizationId id, DomainName domain) {
        if (claims.of(id).size() >= DomainClaim.MAX_NUMBER) {
            throw new Problem(
                    Code.MODE_CONFLICT,
                    "An organization can claim " + DomainClaim.MAX_NUMBER + " domains; release one that is not needed");
        }
        claims.add(DomainClaim.of(
                id,
                domain,
                environment.secrets().random(DomainClaim.CHALLENGE_BYTES),
                new Provenance(environment.now(), caller.name())));
        auditTrail.record(caller, id, AuditAction.DOMAIN_CLAIMED, subject(domain), Map.of());
    }

    @Override
    public ClaimedDomain verify(AdminCaller caller, OrganizationId id, DomainName domain) {
        DomainClaim seen = unitOfWork.read(() -> {
            access.find(caller, id);
            return claimed(id, domain);
        });
        TxtAnswer answer = records.texts(seen.recordName());
        return unitOfWork.write(() -> {
            Organization before = access.lock(caller, id);
            DomainClaim claim = claimed(id, domain);
            if (!claim.challenge().equals(seen.challenge())) {
                return view(before, domain, Optional.of(claim));
            }
            DomainClaim.Checked checked = claim.checked(answer, environment.now());
            Optional<AuditAction> action = verdicts.apply(before, checked);
            Organization after = access.find(caller, id);
            action.ifPresent(act -> auditTrail.record(
                    caller,
                    id,
                    act,
                    subject(domain),
                    AuditDetails.between(before, after).asMap()));
            return view(after, domain, Optional.of(checked.claim()));
        });
    }

    @Override
    public void release(AdminCaller caller, OrganizationId id, DomainName domain, boolean confirmed) {
        unitOfWork.run(() -> {
            Organization before = access.lock(caller, id);
            if (claims.find(id, domain).isEmpty() && !before.hasVerified(domain)) {
                throw Problem.notFound("Domain", domain);
            }
            release(caller, before, domain, confirmed);
        });
    }

    @Override
    public ClaimedDomain transfer(AdminCaller caller, OrganizationId id, DomainName domain, boolean confirmed) {
        caller.requireAllOrganizations();
        DomainClaim seen = unitOfWork.read(() -> {
            access.find(caller, id);
            return claimed(id, domain);
        });
        if (!seen.isProvenBy(records.texts(seen.recordName()))) {
            throw new Problem(
                    Code.SSO_NOT_VERIFIED,
                    "The DNS has no TXT record " + seen.recordName() + " with the text " + seen.recordText()
                            + "; a domain is transferred to an organization that proves it");
        }
        // two organizations, two units of work: none locks both
        unitOfWork
                .read(() -> organizations.ownerOf(domain))
                .filter(owner -> !owner.equals(id))
                .ifPresent(owner -> unitOfWork.run(() -> organizations
                        .lock(owner)
                        .filter(holder -> holder.hasVerified(domain))
                        .ifPresent(holder -> release(caller, holder, domain, confirmed))));
        return verify(caller, id, domain);
    }

    private void release(AdminCaller caller, Organization before, DomainName domain, boolean confirmed) {
        OrganizationId id = before.id();
        AuditTrail.Proven proven = auditTrail.prove(caller);
        AuditDetails details = new AuditDetails();
        if (before.hasVerified(domain)) {
            caller.requireRole(OrgRole.ADMIN);
            ModeSwitch change = before.withoutDomain(domain, confirmed);
            if (change.tokens() == ModeSwitch.Tokens.REVOKE) {
                caller.requireRecentSignIn(environment.now());
            }
            verdicts.released(before, change, domain, caller.name());
            details = AuditDetails.between(before, change);
        }
        claims.remove(id, domain);
        proven.record(id, AuditAction.DOMAIN_RELEASED, subject(domain), details.asMap());
    }

    private DomainClaim claimed(OrganizationId id, DomainName domain) {
        return claims.find(id, domain).orElseThrow(() -> Problem.notFound("Domain", domain));
    }

    private static ClaimedDomain view(Organization organization, DomainName domain, Optional<DomainClaim> claim) {
        return new ClaimedDomain(domain, organization.hasVerified(domain), organization.effectOfLosing(domain), claim);
    }

    private static String subject(DomainName domain) {
        return "domains/" + domain;
    }
}
