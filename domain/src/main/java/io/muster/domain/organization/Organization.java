package io.muster.domain.organization;

import io.muster.domain.organization.ModeSwitch.Tokens;
import io.muster.domain.problem.Problem;
import io.muster.domain.problem.Problem.Code;
import io.muster.domain.text.Texts;
import java.time.Instant;
import java.util.Optional;

/**
 * A customer, the unit of isolation. SCIM needs a plan and an active SSO connection, JIT the connection only: members
 * join as they sign in by it. A change that removes what the mode needs has to be confirmed, and also switches to
 * Manual.
 *
 * @param verifiedDomainsOnly true if e-mail addresses of users must be in a domain that this organization has verified
 * @param version counts the writes; 1 after creation
 */
public record Organization(
        OrganizationId id,
        String name,
        Plan plan,
        Optional<SsoConnection> sso,
        ProvisioningMode mode,
        Dialect dialect,
        boolean verifiedDomainsOnly,
        Instant created,
        long version) {

    public static final int MAX_NAME_LENGTH = 200;

    /** @throws Problem INVALID_VALUE if the name is blank or too long, or contains a character that cannot be stored */
    public Organization {
        Texts.require("name", name, MAX_NAME_LENGTH);
        if (mode == ProvisioningMode.SCIM && (!plan.allowsScim() || !isActive(sso))) {
            throw new IllegalArgumentException("SCIM without plan or active SSO connection");
        }
    }

    public static Organization founded(OrganizationId id, String name, Plan plan, Instant now) {
        return new Organization(
                id, name, plan, Optional.empty(), ProvisioningMode.MANUAL, Dialect.TOLERANT, false, now, 1);
    }

    public boolean hasVerified(DomainName domain) {
        return sso.filter(connection -> connection.domains().contains(domain)).isPresent();
    }

    /** Returns the role of members to whom nothing else gives a role; empty without an active SSO connection. */
    public Optional<OrgRole> connectionRole() {
        return sso.filter(SsoConnection::active).map(SsoConnection::connectionRole);
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
            return new ModeSwitch(with(plan, sso, target), Tokens.ISSUE);
        }
        if (mode != ProvisioningMode.SCIM) {
            return new ModeSwitch(with(plan, sso, target), Tokens.KEEP);
        }
        if (!confirmed) {
            throw new Problem(
                    Code.CONFIRMATION_REQUIRED,
                    target == ProvisioningMode.JIT
                            ? "Cannot enable JIT provisioning while SCIM is active"
                            : "Leaving SCIM revokes every SCIM token at once; confirm to go on");
        }
        return new ModeSwitch(with(plan, sso, target), Tokens.REVOKE);
    }

    /**
     * @throws Problem CONFIRMATION_REQUIRED if the plan does not allow the present mode, and the change is not
     *     confirmed
     */
    public ModeSwitch onPlan(Plan changed, boolean confirmed) {
        return keepingModePossible(changed, sso, confirmed);
    }

    /**
     * @throws Problem CONFIRMATION_REQUIRED if the present mode loses its connection, and the change is not confirmed
     */
    public ModeSwitch withSso(Optional<SsoConnection> changed, boolean confirmed) {
        return keepingModePossible(plan, changed, confirmed);
    }

    public Organization withPolicy(String newName, Dialect newDialect, boolean onlyVerifiedDomains) {
        return new Organization(id, newName, plan, sso, mode, newDialect, onlyVerifiedDomains, created, version + 1);
    }

    private ModeSwitch keepingModePossible(Plan newPlan, Optional<SsoConnection> newSso, boolean confirmed) {
        Optional<String> missing = missing(mode, newPlan, newSso);
        if (missing.isEmpty()) {
            return new ModeSwitch(with(newPlan, newSso, mode), Tokens.KEEP);
        }
        boolean scim = mode == ProvisioningMode.SCIM;
        if (!confirmed) {
            throw new Problem(
                    Code.CONFIRMATION_REQUIRED,
                    (scim ? "SCIM" : "JIT provisioning") + " is active. " + missing.get()
                            + "; confirm to switch to Manual" + (scim ? " and revoke every SCIM token at once" : ""));
        }
        return new ModeSwitch(with(newPlan, newSso, ProvisioningMode.MANUAL), scim ? Tokens.REVOKE : Tokens.KEEP);
    }

    private static Optional<String> missing(ProvisioningMode mode, Plan plan, Optional<SsoConnection> sso) {
        return switch (mode) {
            case MANUAL -> Optional.empty();
            case JIT -> isActive(sso) ? Optional.empty() : Optional.of("JIT needs an active SSO connection");
            case SCIM -> {
                if (!plan.allowsScim()) {
                    yield Optional.of("SCIM needs the BUSINESS or ENTERPRISE plan");
                }
                yield isActive(sso) ? Optional.empty() : Optional.of("SCIM needs an active SSO connection");
            }
        };
    }

    private static boolean isActive(Optional<SsoConnection> sso) {
        return sso.filter(SsoConnection::active).isPresent();
    }

    private Organization with(Plan newPlan, Optional<SsoConnection> newSso, ProvisioningMode newMode) {
        return new Organization(id, name, newPlan, newSso, newMode, dialect, verifiedDomainsOnly, created, version + 1);
    }
}
