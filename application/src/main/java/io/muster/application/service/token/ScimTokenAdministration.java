package io.muster.application.service.token;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.token.ManageScimTokens;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.token.TokenRings;
import io.muster.application.service.OrganizationAccess;
import io.muster.application.service.audit.AuditDetails;
import io.muster.application.service.audit.AuditTrail;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.token.CredentialText;
import io.muster.domain.token.TokenRing;
import java.time.Instant;
import java.util.function.BiFunction;

/** Rotates the SCIM tokens of an organization. Locks the organization, so that one decision follows the other. */
final class ScimTokenAdministration implements ManageScimTokens {
    private final UnitOfWork unitOfWork;
    private final TokenRings tokenRings;
    private final OrganizationAccess access;
    private final CredentialIssuer issuer;
    private final AuditTrail auditTrail;
    private final Environment environment;

    ScimTokenAdministration(Ports ports, CredentialIssuer issuer, AuditTrail auditTrail, Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.tokenRings = ports.tokenRings();
        this.access = new OrganizationAccess(ports.organizations());
        this.issuer = issuer;
        this.auditTrail = auditTrail;
        this.environment = environment;
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
        CredentialText fresh = issuer.fresh(CredentialText.Kind.SCIM_TOKEN);
        Tokens tokens = change(
                caller,
                id,
                AuditAction.TOKEN_ROTATED,
                (ring, now) -> ring.rotate(issuer.scimToken(fresh, now, caller.name()), now));
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
        caller.requireRecentSignIn(environment.now());
        return unitOfWork.write(() -> {
            access.lock(caller, id).requireScim();
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
