package io.muster.application.service.token;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.token.AuthenticateOperator;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.token.ApiKeys;
import io.muster.application.service.OrganizationAccess;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import io.muster.domain.text.Texts;
import io.muster.domain.token.ApiKey;
import io.muster.domain.token.CredentialText;
import io.muster.domain.token.KeyedHash;
import io.muster.domain.token.LastUse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides who an operator is and what its key opens, and issues and revokes keys. */
final class OperatorAuthentication implements AuthenticateOperator {
    private static final int MAX_NAME_LENGTH = 100;

    private static final String BOOTSTRAP_NAME = "bootstrap";

    private final UnitOfWork unitOfWork;
    private final ApiKeys keys;
    private final OrganizationAccess access;
    private final KeyedHash hash;
    private final Environment environment;

    OperatorAuthentication(Ports ports, KeyedHash hash, Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.keys = ports.apiKeys();
        this.access = new OrganizationAccess(ports.organizations());
        this.hash = hash;
        this.environment = environment;
    }

    @Override
    public AdminCaller authenticate(String key) {
        Instant now = environment.now();
        ApiKey known = CredentialText.parse(CredentialText.Kind.API_KEY, key)
                .flatMap(text -> unitOfWork
                        .read(() -> keys.find(text.publicId()))
                        .filter(stored -> stored.digest().equals(hash.digest(text)) && stored.worksAt(now)))
                .orElseThrow(() -> new Problem(Problem.Code.UNAUTHENTICATED, "A valid API key is required"));
        if (LastUse.isDue(known.lastUsedAt(), now)) {
            unitOfWork.write(() -> {
                keys.used(known.publicId(), now);
                return known;
            });
        }
        return new AdminCaller(known.name(), known.scope());
    }

    @Override
    public CredentialText issue(AdminCaller caller, String name, Optional<OrganizationId> scope) {
        Texts.require("name", name, MAX_NAME_LENGTH);
        if (name.length() > MAX_NAME_LENGTH) {
            // it stands beside everything that the key does, in columns that some databases measure in UTF-16
            throw Problem.invalidValue("name must be 1 to " + MAX_NAME_LENGTH + " characters");
        }
        if (scope.isEmpty()) {
            caller.requireAllOrganizations();
        }
        CredentialText fresh = fresh();
        return unitOfWork.write(() -> {
            scope.ifPresent(organization -> access.find(caller, organization));
            keys.save(ApiKey.issued(fresh, hash, name, scope, environment.now()));
            return fresh;
        });
    }

    @Override
    public List<ApiKey> list(AdminCaller caller) {
        return unitOfWork.read(() -> keys.list(caller.scope()));
    }

    @Override
    public void revoke(AdminCaller caller, String publicId) {
        unitOfWork.write(() -> {
            ApiKey key = keys.find(publicId)
                    .filter(found -> caller.scope().isEmpty() || caller.scope().equals(found.scope()))
                    .orElseThrow(() -> Problem.notFound("API key", publicId));
            keys.save(key.revoked(environment.now()));
            return key;
        });
    }

    @Override
    public Optional<CredentialText> bootstrap(Optional<CredentialText> given) {
        return unitOfWork.write(() -> {
            if (given.isPresent()) {
                keep(given.get());
                return Optional.empty();
            }
            if (!keys.list(Optional.empty()).isEmpty()) {
                return Optional.empty();
            }
            CredentialText fresh = fresh();
            keep(fresh);
            return Optional.of(fresh);
        });
    }

    /** A key that is known already, even a revoked one, stays as it is: a restart must not bring it back. */
    private void keep(CredentialText text) {
        if (keys.find(text.publicId()).isEmpty()) {
            keys.save(ApiKey.issued(text, hash, BOOTSTRAP_NAME, Optional.empty(), environment.now()));
        }
    }

    private CredentialText fresh() {
        return CredentialText.of(
                CredentialText.Kind.API_KEY,
                environment.secrets().random(CredentialText.PUBLIC_ID_BYTES),
                environment.secrets().random(CredentialText.SECRET_BYTES));
    }
}
