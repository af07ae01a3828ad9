package io.muster.application.service.organization;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.organization.ConfigureProvisioning;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.token.TokenRings;
import io.muster.application.service.OrganizationAccess;
import io.muster.application.service.audit.AuditDetails;
import io.muster.application.service.audit.AuditTrail;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.organization.ModeSwitch;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.ProvisioningMode;
import io.muster.domain.problem.Problem;
import io.muster.domain.token.CredentialText;
import io.muster.domain.token.KeyedHash;
import io.muster.domain.token.ScimToken;
import io.muster.domain.token.TokenRing;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;

/** Switches the provisioning mode and keeps the tokens; the organization's lock makes each decision the only one. */
final class ProvisioningConfiguration implements ConfigureProvisioning {
    private final UnitOfWork unitOfWork;
    private final TokenRings tokenRings;
    private final ModeSwitching switching;
    private final OrganizationAccess access;
    private final KeyedHash hash;
    private final AuditTrail auditTrail;
    private final Environment environment;

    ProvisioningConfiguration(
            Ports ports, ModeSwitching switching, KeyedHash hash, AuditTrail auditTrail, Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.tokenRings = ports.tokenRings();
        this.switching = switching;
        this.access = new OrganizationAccess(ports.organizations());
        this.hash = hash;
        this.auditTrail = auditTrail;
        this.environment = environment;
    }

    @Override
    public Switched switchMode(AdminCaller caller, OrganizationId id, ProvisioningMode mode, boolean confirmed) {
        return unitOfWork.write(() -> {
            Organization before = access.lock(caller, id);
            ModeSwitch change = before.switchedTo(mode, confirmed);
            if (change.organization().equals(before)) {
                return new Switched(before, Optional.empty());
            }
            Optional<CredentialText> token = switching.carryOut(change, caller.name());
            AuditDetails details = AuditDetails.between(before, change);
            token.ifPresent(first -> details.with("token", first.publicId()));
            auditTrail.record(caller, id, AuditAction.MODE_SWITCHED, "provisioning", details.asMap());
            return new Switched(change.organization(), token);
        });
    }

    @Override
    public Tokens tokens(AdminCaller caller, OrganizationId id) {
        return unitOfWork.read(() -> {
            access.find(caller, id);
            Instant now = environment.now();
            return new Tokens(tokenRings.of(id, now), now);
        });
    }

    @Override
    public Issued rotate(AdminCaller caller, OrganizationId id) {
        CredentialText fresh = switching.freshToken();
        Tokens tokens = change(
                caller,
                id,
                AuditAction.TOKEN_ROTATED,
                (ring, now) -> ring.rotate(ScimToken.issued(fresh, hash, now, caller.name()), now));
        return new Issued(fresh, tokens);
    }

    @Override
    public Tokens endOverlap(AdminCaller caller, OrganizationId id) {
        return change(caller, id, AuditAction.TOKEN_OVERLAP_ENDED, TokenRing::endOverlap);
    }

    @Override
    public Tokens cancelRotation(AdminCaller caller, OrganizationId id) {
        return change(caller, id, AuditAction.TOKEN_ROTATION_CANCELLED, TokenRing::cancelRotation);
    }

    private Tokens change(
            AdminCaller caller,
            OrganizationId id,
            AuditAction action,
            BiFunction<TokenRing, Instant, TokenRing> decision) {
        return unitOfWork.write(() -> {
            if (access.lock(caller, id).mode() != ProvisioningMode.SCIM) {
                throw new Problem(Problem.Code.MODE_CONFLICT, "SCIM is not active");
            }
            Instant now = environment.now();
            TokenRing before = tokenRings.of(id, now);
            TokenRing changed = decision.apply(before, now);
            tokenRings.save(changed);
            auditTrail.record(
                    caller,
                    id,
                    action,
                    "provisioning/tokens",
                    AuditDetails.between(before, changed, now).asMap());
            return new Tokens(changed, now);
        });
    }
}
