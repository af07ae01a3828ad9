package io.muster.domain.token;

import io.muster.domain.organization.OrganizationId;
import java.time.Instant;
import java.util.Optional;

/**
 * A credential of the admin API, without its secret.
 *
 * @param scope the only organization that the key gives access to; empty for all organizations
 */
public record ApiKey(
        String publicId,
        SecretDigest digest,
        String name,
        Optional<OrganizationId> scope,
        Instant createdAt,
        Optional<Instant> lastUsedAt,
        Optional<Instant> revokedAt) {
    public static final int MAX_NAME_LENGTH = 100;

    public static ApiKey issued(
            CredentialText text, KeyedHash hash, String name, Optional<OrganizationId> scope, Instant now) {
        return new ApiKey(text.publicId(), hash.digest(text), name, scope, now, Optional.empty(), Optional.empty());
    }

    /** Returns this key as revoked now, unless it was revoked before. */
    public ApiKey revoked(Instant now) {
        return new ApiKey(publicId, digest, name, scope, createdAt, lastUsedAt, revokedAt.or(() -> Optional.of(now)));
    }

    public boolean worksAt(Instant now) {
        return revokedAt.filter(end -> !now.isBefore(end)).isEmpty();
    }
}
