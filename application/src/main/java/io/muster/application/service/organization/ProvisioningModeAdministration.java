package io.muster.application.service.organization;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.ItContact;
import io.muster.application.port.in.organization.SwitchProvisioningMode;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.service.OrganizationAccess;
import io.muster.application.service.audit.AuditDetails;
import io.muster.application.service.audit.AuditTrail;
import io.muster.application.service.token.CredentialIssuer;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.organization.ModeSwitch;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.ProvisioningMode;
import io.muster.domain.token.CredentialText;
import java.util.Optional;

/** Switches the provisioning mode under the organization's lock. */
final class ProvisioningModeAdministration implements SwitchProvisioningMode {
    private final UnitOfWork unitOfWork;
    private final ModeSwitching switching;
    private final OrganizationAccess access;
    private final AuditTrail auditTrail;
    private final Environment environment;

    ProvisioningModeAdministration(
            Ports ports, CredentialIssuer issuer, AuditTrail auditTrail, Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.switching = new ModeSwitching(ports, issuer, environment);
        this.access = new OrganizationAccess(ports.organizations());
        this.auditTrail = auditTrail;
        this.environment = environment;
    }

    @Override
    public Switched switchMode(AdminCaller caller, OrganizationId id, ProvisioningMode mode, boolean confirmed) {
        if (mode != ProvisioningMode.SCIM) {
            caller.requireRole(OrgRole.ADMIN);
        }
        return unitOfWork.write(() -> {
            Organization before = access.lock(caller, id);
            ModeSwitch change = before.switchedTo(mode, confirmed);
            if (change.organization().equals(before)) {
                return new Switched(before, Optional.empty());
            }
            // a contact signs in nowhere, and may turn SCIM on: that is set-up
            if (change.tokens() != ModeSwitch.Tokens.KEEP && !(caller instanceof ItContact)) {
                caller.requireRecentSignIn(environment.now());
            }
            Optional<CredentialText> token = switching.carryOut(change, caller.name());
            AuditDetails details = AuditDetails.between(before, change);
            token.ifPresent(first -> details.with("token", first.publicId()));
            auditTrail.record(caller, id, AuditAction.MODE_SWITCHED, "provisioning", details.asMap());
            return new Switched(change.organization(), token);
        });
    }
}
