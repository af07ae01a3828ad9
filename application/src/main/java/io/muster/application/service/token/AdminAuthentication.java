package io.muster.application.service.token;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.Operator;
import io.muster.application.port.in.OrganizationAdmin;
import io.muster.application.port.in.token.AuthenticateAdmin;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.token.ApiKeys;
import io.muster.application.port.out.token.SecretKeyRecord;
import io.muster.domain.problem.Problem;
import io.muster.domain.token.ApiKey;
import io.muster.domain.token.CredentialText;
import io.muster.domain.token.KeyedHash;
import io.muster.domain.token.LastUse;
import io.muster.domain.token.SecretDigest;
import java.time.Instant;
import java.util.Optional;

/** Authenticates operators and admins by API key. Caches nothing: a revocation holds from the next request on. */
final class AdminAuthentication implements AuthenticateAdmin {
    private final UnitOfWork unitOfWork;
    private final ApiKeys keys;
    private final KeyedHash hash;
    private final SecretKeyRecord secretKey;
    private final Environment environment;

    AdminAuthentication(Ports ports, KeyedHash hash, Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.keys = ports.apiKeys();
        this.hash = hash;
        this.secretKey = ports.secretKeyRecord();
        this.environment = environment;
    }

    @Override
    public AdminCaller authenticate(String key) {
        Instant now = environment.now();
        CredentialText text =
                CredentialText.parse(CredentialText.Kind.API_KEY, key).orElseThrow(AdminAuthentication::refused);
        ApiKey known = unitOfWork
                .read(() -> keys.find(text.publicId()))
                .filter(stored -> hash.matches(stored.digest(), text) && stored.worksAt(now))
                .orElseThrow(AdminAuthentication::refused);
        if (LastUse.isDue(known.lastUsedAt(), now)) {
            unitOfWork.run(() -> {
                keys.used(known.publicId(), now);
                SecretDigest current = hash.digest(text);
                if (!known.digest().equals(current)) {
                    secretKey.rehashApiKey(known.publicId(), current);
                }
            });
        }
        Optional<String> presented = Optional.of(known.publicId());
        return known.scope()
                .<AdminCaller>map(organization -> new OrganizationAdmin(known.actor(), presented, organization))
                .orElseGet(() -> new Operator(known.actor(), presented));
    }

    private static Problem refused() {
        return new Problem(Problem.Code.UNAUTHENTICATED, "A valid API key is required");
    }
}
