package io.muster.application.service.organization;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.organization.AdministerOrganizations;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.connection.DomainClaims;
import io.muster.application.port.out.directory.Users;
import io.muster.application.port.out.organization.Organizations;
import io.muster.application.service.OrganizationAccess;
import io.muster.application.service.audit.AuditDetails;
import io.muster.application.service.audit.AuditTrail;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.connection.DomainClaim;
import io.muster.domain.directory.ForeignAddress;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.Attestation;
import io.muster.domain.organization.DomainName;
import io.muster.domain.organization.ModeSwitch;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Plan;
import io.muster.domain.organization.Provenance;
import io.muster.domain.organization.SsoSummary;
import io.muster.domain.paging.Slice;
import io.muster.domain.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Creates organizations and changes their policy, plan and SSO connection. */
final class OrganizationAdministration implements AdministerOrganizations {
    private static final String ORGANIZATION = "organization";
    private static final String SSO = "sso";

    private final UnitOfWork unitOfWork;
    private final Organizations organizations;
    private final Users users;
    private final DomainClaims domainClaims;
    private final EntitlementChange entitlements;
    private final OrganizationAccess access;
    private final AuditTrail auditTrail;
    private final Environment environment;

    OrganizationAdministration(
            Ports ports, EntitlementChange entitlements, AuditTrail auditTrail, Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.organizations = ports.organizations();
        this.users = ports.users();
        this.domainClaims = ports.domainClaims();
        this.entitlements = entitlements;
        this.access = new OrganizationAccess(ports.organizations());
        this.auditTrail = auditTrail;
        this.environment = environment;
    }

    @Override
    public Organization create(AdminCaller caller, String name, Plan plan) {
        return create(caller, new OrganizationId(environment.ids().next()), name, plan);
    }

    @Override
    public Organization create(AdminCaller caller, OrganizationId id, String name, Plan plan) {
        caller.requireAllOrganizations();
        Organization organization = Organization.founded(id, name, plan, environment.now());
        Map<String, String> details = Map.of("name", name, "plan", plan.name());
        return unitOfWork.write(() -> {
            organizations.add(organization);
            auditTrail.record(caller, id, AuditAction.ORGANIZATION_CREATED, ORGANIZATION, details);
            auditTrail.record(
                    caller,
                    OrganizationId.INSTALLATION,
                    AuditAction.ORGANIZATION_CREATED,
                    "organizations/" + id,
                    details);
            return organization;
        });
    }

    @Override
    public Slice<Organization> list(AdminCaller caller, Optional<OrganizationId> after, int limit) {
        return unitOfWork.read(() -> caller.scope()
                .map(only -> after.isPresent()
                        ? Slice.<Organization>of(List.of(), limit, Organization::bytes)
                        : Slice.of(organizations.find(only).stream().toList(), limit, Organization::bytes))
                .orElseGet(() -> organizations.list(after, limit)));
    }

    @Override
    public Organization find(AdminCaller caller, OrganizationId id) {
        return unitOfWork.read(() -> access.find(caller, id));
    }

    @Override
    public Organization setPolicy(AdminCaller caller, OrganizationId id, Policy policy) {
        return unitOfWork.write(() -> {
            Organization before = access.lock(caller, id);
            Organization after = before.withPolicy(
                    policy.name().orElse(before.name()),
                    policy.dialect().orElse(before.dialect()),
                    policy.verifiedDomainsOnly().orElse(before.verifiedDomainsOnly()));
            AuditDetails details = AuditDetails.between(before, after);
            if (details.isEmpty()) {
                return before;
            }
            organizations.save(after);
            auditTrail.record(caller, id, AuditAction.POLICY_CHANGED, ORGANIZATION, details.asMap());
            return after;
        });
    }

    @Override
    public Organization setPlan(AdminCaller caller, OrganizationId id, Plan plan, boolean confirmed) {
        return change(
                caller,
                id,
                AuditAction.PLAN_CHANGED,
                ORGANIZATION,
                organization -> organization.onPlan(plan, confirmed));
    }

    @Override
    public Organization setSso(
            AdminCaller caller,
            OrganizationId id,
            SsoSummary draft,
            Set<DomainName> domains,
            boolean activate,
            boolean confirmed) {
        caller.requireAllOrganizations();
        find(caller, id);
        if (domains.size() > Organization.MAX_ATTESTED_DOMAINS) {
            throw Problem.invalidValue(
                    "At most " + Organization.MAX_ATTESTED_DOMAINS + " domains of an organization can be attested");
        }
        SsoSummary connection = activate ? draft.activated(attestedBy(caller)) : draft.deactivated();
        return change(
                caller,
                id,
                AuditAction.SSO_CHANGED,
                SSO,
                organization -> organization.withSso(Optional.of(connection), withProven(id, domains), confirmed));
    }

    private Attestation attestedBy(AdminCaller caller) {
        return new Attestation(Attestation.Kind.MANUALLY_ATTESTED, new Provenance(environment.now(), caller.name()));
    }

    @Override
    public Organization removeSso(AdminCaller caller, OrganizationId id, boolean confirmed) {
        return change(
                caller,
                id,
                AuditAction.SSO_REMOVED,
                SSO,
                organization -> organization.withSso(Optional.empty(), withProven(id, Set.of()), confirmed));
    }

    /** Returns attested domains together with those that the organization has proven itself. */
    private Set<DomainName> withProven(OrganizationId id, Set<DomainName> attested) {
        return Stream.concat(
                        attested.stream(),
                        domainClaims.of(id).stream()
                                .filter(claim -> claim.verifiedAt().isPresent())
                                .map(DomainClaim::domain))
                .collect(Collectors.toSet());
    }

    @Override
    public Slice<ForeignAddress> foreignAddresses(
            AdminCaller caller, OrganizationId id, Optional<UserId> after, int limit) {
        caller.requireAllOrganizations();
        find(caller, id);
        return unitOfWork.read(() -> users.foreignAddresses(id, after, limit));
    }

    /** Changes what an organization is entitled to, which only an operator may do. */
    private Organization change(
            AdminCaller caller,
            OrganizationId id,
            AuditAction action,
            String subject,
            Function<Organization, ModeSwitch> decision) {
        caller.requireAllOrganizations();
        return unitOfWork.write(() -> {
            Organization before = access.lock(caller, id);
            ModeSwitch change = decision.apply(before);
            AuditDetails details = AuditDetails.between(before, change);
            if (details.isEmpty()) {
                return before;
            }
            entitlements.decided(before, change, caller.name());
            auditTrail.record(caller, id, action, subject, details.asMap());
            return change.organization();
        });
    }
}
