package io.muster.domain.token;

import io.muster.domain.organization.OrganizationId;
import java.time.Instant;
import java.util.Optional;

/**
 * An operator's key to the admin API, as stored.
 *
 * @param scope the only organization that it opens; empty: all of them, and what belongs to none
 */
public record ApiKey(
        String publicId,
        SecretDigest digest,
        String name,
        Optional<OrganizationId> scope,
        Instant createdAt,
        Optional<Instant> lastUsedAt,
        Optional<Instant> revokedAt) {

    public static ApiKey issued(
            CredentialText text, KeyedHash hash, String name, Optional<OrganizationId> scope, Instant now) {
        return new ApiKey(text.publicId(), hash.digest(text), name, scope, now, Optional.empty(), Optional.empty());
    }

    /** This key, ended now unless it was before. */
    public ApiKey revoked(Instant now) {
        return new ApiKey(publicId, digest, name, scope, createdAt, lastUsedAt, revokedAt.or(() -> Optional.of(now)));
    }

    public boolean worksAt(Instant now) {
        return revokedAt.filter(end -> !now.isBefore(end)).isEmpty();
    }
}
