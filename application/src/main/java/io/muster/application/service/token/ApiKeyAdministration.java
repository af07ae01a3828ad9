package io.muster.application.service.token;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.token.ManageApiKeys;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.audit.AuditLog;
import io.muster.application.port.out.token.ApiKeys;
import io.muster.application.service.OrganizationAccess;
import io.muster.application.service.audit.AuditDetails;
import io.muster.application.service.audit.AuditTrail;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import io.muster.domain.token.ApiKey;
import io.muster.domain.token.CredentialText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Issues and revokes API keys. Records both in the audit log of the organization that the key opens, or of the
 * installation for a key for all organizations.
 */
final class ApiKeyAdministration implements ManageApiKeys {
    private final UnitOfWork unitOfWork;
    private final ApiKeys keys;
    private final AuditLog auditLog;
    private final OrganizationAccess access;
    private final CredentialIssuer issuer;
    private final AuditTrail auditTrail;
    private final Environment environment;
    private final IssuedRevocation issuedRevocation;

    ApiKeyAdministration(Ports ports, CredentialIssuer issuer, AuditTrail auditTrail, Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.keys = ports.apiKeys();
        this.auditLog = ports.auditLog();
        this.access = new OrganizationAccess(ports.organizations());
        this.issuer = issuer;
        this.auditTrail = auditTrail;
        this.environment = environment;
        this.issuedRevocation = new IssuedRevocation(ports, auditTrail, environment);
    }

    @Override
    public CredentialText issue(
            AdminCaller caller, String name, Optional<OrganizationId> scope, Optional<Instant> endsAt) {
        caller.requireRecentSignIn(environment.now());
        ApiKey.requireName(name);
        if (scope.isEmpty()) {
            caller.requireAllOrganizations();
        }
        CredentialText fresh = issuer.fresh(CredentialText.Kind.API_KEY);
        unitOfWork.run(() -> {
            scope.ifPresent(organization -> access.find(caller, organization));
            ApiKey key = issuer.apiKey(fresh, name, scope, caller.name(), endsAt);
            keys.save(key);
            auditTrail.record(
                    caller,
                    log(key),
                    AuditAction.API_KEY_ISSUED,
                    subject(key),
                    details(key).asMap());
        });
        return fresh;
    }

    @Override
    public List<ApiKey> list(AdminCaller caller) {
        return unitOfWork.read(() -> keys.list(caller.scope()));
    }

    @Override
    public List<ApiKey> list(AdminCaller caller, OrganizationId organization) {
        return unitOfWork.read(() -> {
            access.find(caller, organization);
            return keys.list(Optional.of(organization));
        });
    }

    @Override
    public void revoke(AdminCaller caller, String publicId) {
        caller.requireRecentSignIn(environment.now());
        unitOfWork.run(() -> revoke(caller, publicId, Map.of()));
    }

    @Override
    public void revokeWithIssued(AdminCaller caller, String publicId) {
        caller.requireRecentSignIn(environment.now());
        ApiKey revoked = unitOfWork.write(() -> {
            auditTrail.prove(caller);
            return revoke(caller, publicId, Map.of("withIssued", "true"));
        });
        issuedRevocation.carryOut(caller.name(), revoked);
    }

    private ApiKey revoke(AdminCaller caller, String publicId, Map<String, String> more) {
        // in one statement, so that two keys that revoke each other don't wait for each other
        List<ApiKey> locked = keys.lock(
                Stream.concat(Stream.of(publicId), caller.apiKey().stream()).collect(Collectors.toSet()));
        ApiKey key = locked.stream()
                .filter(found -> found.publicId().equals(publicId))
                .findFirst()
                .filter(found -> caller.scope().isEmpty() || caller.scope().equals(found.scope()))
                .orElseThrow(() -> Problem.notFound("API key", publicId));
        ApiKey revoked = key.revoked(environment.now());
        if (!revoked.equals(key)) {
            AuditDetails details = details(revoked);
            more.forEach(details::with);
            // recorded first: a key that revokes itself works until then
            auditTrail.record(caller, log(key), AuditAction.API_KEY_REVOKED, subject(key), details.asMap());
            keys.save(revoked);
        }
        return revoked;
    }

    static OrganizationId log(ApiKey key) {
        return key.scope().orElse(OrganizationId.INSTALLATION);
    }

    static String subject(ApiKey key) {
        return "api-keys/" + key.publicId();
    }

    static AuditDetails details(ApiKey key) {
        return new AuditDetails()
                .with("name", key.name())
                .changed("endsAt", Optional.empty(), key.endsAt().map(Instant::toString));
    }

    @Override
    public void bootstrap(Optional<CredentialText> given, Consumer<CredentialText> keep) {
        unitOfWork.run(() -> {
            // nodes start at the same time
            auditLog.lock(OrganizationId.INSTALLATION);
            if (given.isPresent()) {
                store(given.get());
            } else if (keys.list(Optional.empty()).isEmpty()) {
                CredentialText fresh = issuer.fresh(CredentialText.Kind.API_KEY);
                store(fresh);
                keep.accept(fresh);
            }
        });
    }

    /** Stores the key unless it is known already, even revoked: a restart must not bring it back. */
    private void store(CredentialText text) {
        if (keys.find(text.publicId()).isEmpty()) {
            ApiKey key = issuer.apiKey(text, ApiKey.BOOTSTRAP, Optional.empty(), ApiKey.MUSTER, Optional.empty());
            keys.save(key);
            auditTrail.record(
                    ApiKey.MUSTER,
                    log(key),
                    AuditAction.API_KEY_ISSUED,
                    subject(key),
                    details(key).asMap());
        }
    }
}
