package io.muster.application.testing.fake;

import io.muster.application.port.out.token.SecretKeyRecord;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.token.ApiKey;
import io.muster.domain.token.ScimToken;
import io.muster.domain.token.SecretDigest;
import java.time.Instant;
import java.util.Optional;

record InMemorySecretKeyRecord(InMemoryUnitOfWork unitOfWork) implements SecretKeyRecord {
    @Override
    public Optional<Known> lock() {
        return unitOfWork.state().secretKey;
    }

    @Override
    public void add(Known first) {
        replace(first);
    }

    @Override
    public void replace(Known key) {
        unitOfWork.state().secretKey = Optional.of(key);
    }

    @Override
    public void rehashToken(OrganizationId organization, String publicId, SecretDigest digest) {
        unitOfWork
                .state()
                .tokens
                .computeIfPresent(
                        publicId,
                        (id, row) -> new InMemoryState.Token(row.organization(), rehashed(row.token(), digest)));
    }

    @Override
    public void rehashApiKey(String publicId, SecretDigest digest) {
        unitOfWork.state().apiKeys.computeIfPresent(publicId, (id, key) -> rehashed(key, digest));
    }

    private static ScimToken rehashed(ScimToken token, SecretDigest digest) {
        return new ScimToken(
                token.publicId(), digest, token.createdAt(), token.createdBy(), token.lastUsedAt(), token.ending());
    }

    private static ApiKey rehashed(ApiKey key, SecretDigest digest) {
        return new ApiKey(
                key.publicId(),
                digest,
                key.name(),
                key.scope(),
                key.createdAt(),
                key.createdBy(),
                key.endsAt(),
                key.lastUsedAt(),
                key.revokedAt());
    }

    @Override
    public long unusedSince(Instant since, Instant now) {
        long tokens = unitOfWork.state().tokens.values().stream()
                .map(InMemoryState.Token::token)
                .filter(token -> token.worksAt(now))
                .filter(token -> isUnused(token.createdAt(), token.lastUsedAt(), since))
                .count();
        long keys = unitOfWork.state().apiKeys.values().stream()
                .filter(key -> key.worksAt(now))
                .filter(key -> isUnused(key.createdAt(), key.lastUsedAt(), since))
                .count();
        return tokens + keys;
    }

    private static boolean isUnused(Instant created, Optional<Instant> lastUsed, Instant since) {
        return lastUsed.orElse(created).isBefore(since);
    }
}
