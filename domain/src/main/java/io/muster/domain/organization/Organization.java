package io.muster.domain.organization;

import io.muster.domain.organization.ModeSwitch.Tokens;
import io.muster.domain.problem.Problem;
import io.muster.domain.problem.Problem.Code;
import io.muster.domain.text.Texts;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A customer, the unit of isolation. SCIM needs a plan and an active SSO connection, JIT the connection only: members
 * join as they sign in by it. A change that removes what the mode needs has to be confirmed, and also switches to
 * Manual.
 *
 * @param domains the e-mail domains that this organization has verified; an active connection needs one
 * @param verifiedDomainsOnly true if e-mail addresses of users must be in a domain that this organization has verified
 * @param version counts the writes; 1 after creation
 */
public record Organization(
        OrganizationId id,
        String name,
        Plan plan,
        Optional<SsoSummary> sso,
        Set<DomainName> domains,
        ProvisioningMode mode,
        Dialect dialect,
        boolean verifiedDomainsOnly,
        Instant created,
        long version) {

    public static final int MAX_NAME_LENGTH = 200;

    /** The most domains that an operator can attest; those that the organization proves itself are counted apart. */
    public static final int MAX_ATTESTED_DOMAINS = 100;

    /**
     * @throws Problem INVALID_VALUE if the name is blank or too long, or contains a character that cannot be stored;
     *     SSO_NOT_VERIFIED if the SSO connection is active without a verified domain
     */
    public Organization {
        domains = Set.copyOf(domains);
        Texts.require("name", name, MAX_NAME_LENGTH);
        if (domains.isEmpty() && isActive(sso)) {
            throw new Problem(Code.SSO_NOT_VERIFIED, ScimPrecondition.VERIFIED_DOMAIN.text());
        }
        if (mode == ProvisioningMode.SCIM && (!plan.allowsScim() || !isActive(sso))) {
            throw new IllegalArgumentException("SCIM without plan or active SSO connection");
        }
    }

    /** @throws Problem INVALID_VALUE also if the name is no single line; stored ones may be older than this */
    public static Organization founded(OrganizationId id, String name, Plan plan, Instant now) {
        Texts.requireLine("name", name);
        return new Organization(
                id, name, plan, Optional.empty(), Set.of(), ProvisioningMode.MANUAL, Dialect.TOLERANT, false, now, 1);
    }

    public boolean hasVerified(DomainName domain) {
        return domains.contains(domain);
    }

    /** @throws Problem MODE_CONFLICT if members are not provisioned by SCIM */
    public void requireScim() {
        if (mode != ProvisioningMode.SCIM) {
            throw new Problem(
                    Problem.Code.MODE_CONFLICT, "SCIM is not active; switch the provisioning mode to SCIM first");
        }
    }

    /** Returns what has to be there before SCIM can be turned on, and is not. */
    public Set<ScimPrecondition> missingForScim() {
        Set<ScimPrecondition> missing = EnumSet.noneOf(ScimPrecondition.class);
        if (!plan.allowsScim()) {
            missing.add(ScimPrecondition.PLAN);
        }
        if (domains.isEmpty()) {
            missing.add(ScimPrecondition.VERIFIED_DOMAIN);
        }
        if (!isActive(sso)) {
            missing.add(ScimPrecondition.ACTIVE_CONNECTION);
        }
        return missing;
    }

    /** Returns the role of members to whom nothing else gives a role; empty without an active SSO connection. */
    public Optional<OrgRole> connectionRole() {
        return sso.filter(SsoSummary::active).map(SsoSummary::connectionRole);
    }

    /**
     * @throws Problem PRECONDITION_MISSING if plan or SSO connection do not allow the target;
     *     CONFIRMATION_REQUIRED if the change leaves SCIM and is not confirmed
     */
    public ModeSwitch switchedTo(ProvisioningMode target, boolean confirmed) {
        if (target == mode) {
            return new ModeSwitch(this, Tokens.KEEP);
        }
        missing(target, plan, sso).ifPresent(missing -> {
            throw new Problem(Code.PRECONDITION_MISSING, missing);
        });
        if (target == ProvisioningMode.SCIM) {
            return new ModeSwitch(with(plan, sso, domains, target), Tokens.ISSUE);
        }
        if (mode != ProvisioningMode.SCIM) {
            return new ModeSwitch(with(plan, sso, domains, target), Tokens.KEEP);
        }
        if (!confirmed) {
            throw new Problem(
                    Code.CONFIRMATION_REQUIRED,
                    target == ProvisioningMode.JIT
                            ? "Cannot enable JIT provisioning while SCIM is active"
                            : "Leaving SCIM revokes every SCIM token at once; to go on, send confirm as true");
        }
        return new ModeSwitch(with(plan, sso, domains, target), Tokens.REVOKE);
    }

    /**
     * @throws Problem CONFIRMATION_REQUIRED if the plan does not allow the present mode, and the change is not
     *     confirmed
     */
    public ModeSwitch onPlan(Plan changed, boolean confirmed) {
        return keepingModePossible(changed, sso, domains, confirmed);
    }

    /**
     * @throws Problem CONFIRMATION_REQUIRED if the present mode loses its connection, and the change is not confirmed
     */
    public ModeSwitch withSso(Optional<SsoSummary> changed, boolean confirmed) {
        return withSso(changed, domains, confirmed);
    }

    /**
     * As {@link #withSso(Optional, boolean)}, with other verified domains.
     *
     * @throws Problem CONFIRMATION_REQUIRED
     */
    public ModeSwitch withSso(Optional<SsoSummary> changed, Set<DomainName> verified, boolean confirmed) {
        return keepingModePossible(plan, changed, verified, confirmed);
    }

    /** Returns the organization with one more verified domain. */
    public Organization withDomain(DomainName verified) {
        Set<DomainName> more = new HashSet<>(domains);
        more.add(verified);
        return with(plan, sso, more, mode);
    }

    /**
     * Returns the further effects of losing a verified domain, in words for admins and without a full stop; empty if
     * there are none. The last domain has some while the SSO connection is active.
     */
    public Optional<String> effectOfLosing(DomainName domain) {
        if (!isActive(sso) || !domains.equals(Set.of(domain))) {
            return Optional.empty();
        }
        return Optional.of("Without a verified domain, the SSO connection becomes inactive"
                + switch (mode) {
                    case MANUAL -> "";
                    case JIT -> ", and the mode becomes Manual";
                    case SCIM -> ", the mode becomes Manual, and every SCIM token is revoked at once";
                });
    }

    /** @throws Problem CONFIRMATION_REQUIRED if the loss has an {@link #effectOfLosing effect} that is not confirmed */
    public ModeSwitch withoutDomain(DomainName lost, boolean confirmed) {
        Optional<String> effect = effectOfLosing(lost);
        if (effect.isPresent() && !confirmed) {
            throw new Problem(Code.CONFIRMATION_REQUIRED, effect.get() + "; to go on, send confirm as true");
        }
        Set<DomainName> left = new HashSet<>(domains);
        left.remove(lost);
        return keepingModePossible(plan, effect.isPresent() ? sso.map(SsoSummary::deactivated) : sso, left, confirmed);
    }

    /** Returns the size of what is listed of it, in bytes, roughly. */
    public long bytes() {
        return name.length()
                + domains.stream().mapToLong(domain -> domain.value().length()).sum();
    }

    /** @throws Problem INVALID_VALUE also if another name is no single line */
    public Organization withPolicy(String newName, Dialect newDialect, boolean onlyVerifiedDomains) {
        if (!newName.equals(name)) {
            Texts.requireLine("name", newName);
        }
        return new Organization(
                id, newName, plan, sso, domains, mode, newDialect, onlyVerifiedDomains, created, version + 1);
    }

    private ModeSwitch keepingModePossible(
            Plan newPlan, Optional<SsoSummary> newSso, Set<DomainName> newDomains, boolean confirmed) {
        Optional<String> missing = missing(mode, newPlan, newSso);
        if (missing.isEmpty()) {
            return new ModeSwitch(with(newPlan, newSso, newDomains, mode), Tokens.KEEP);
        }
        boolean scim = mode == ProvisioningMode.SCIM;
        if (!confirmed) {
            throw new Problem(
                    Code.CONFIRMATION_REQUIRED,
                    (scim ? "SCIM" : "JIT provisioning") + " is active. " + missing.get()
                            + "; to switch to Manual" + (scim ? " and revoke every SCIM token at once" : "")
                            + ", send confirm as true");
        }
        return new ModeSwitch(
                with(newPlan, newSso, newDomains, ProvisioningMode.MANUAL), scim ? Tokens.REVOKE : Tokens.KEEP);
    }

    private static Optional<String> missing(ProvisioningMode mode, Plan plan, Optional<SsoSummary> sso) {
        return switch (mode) {
            case MANUAL -> Optional.empty();
            case JIT -> isActive(sso) ? Optional.empty() : Optional.of("JIT needs an active SSO connection");
            case SCIM -> {
                if (!plan.allowsScim()) {
                    yield Optional.of(ScimPrecondition.PLAN.text());
                }
                yield isActive(sso) ? Optional.empty() : Optional.of(ScimPrecondition.ACTIVE_CONNECTION.text());
            }
        };
    }

    private static boolean isActive(Optional<SsoSummary> sso) {
        return sso.filter(SsoSummary::active).isPresent();
    }

    private Organization with(
            Plan newPlan, Optional<SsoSummary> newSso, Set<DomainName> newDomains, ProvisioningMode newMode) {
        return new Organization(
                id, name, newPlan, newSso, newDomains, newMode, dialect, verifiedDomainsOnly, created, version + 1);
    }
}
