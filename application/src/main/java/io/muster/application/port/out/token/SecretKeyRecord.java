package io.muster.application.port.out.token;

import io.muster.domain.organization.OrganizationId;
import io.muster.domain.token.SecretDigest;
import java.time.Instant;
import java.util.Optional;

/**
 * The secret key that the database is used with, by its id, and the digests that depend on it. There is at most one.
 */
public interface SecretKeyRecord {
    /** Returns the key, which is locked until the unit of work ends; empty before the first start. */
    Optional<Known> lock();

    /**
     * Adds the first key. If another unit of work adds one at the same time, this one begins anew, and so finds that
     * key.
     */
    void add(Known first);

    /** Replaces the key that is locked. */
    void replace(Known key);

    /** Replaces the digest of a SCIM token by one under the current key. */
    void rehashToken(OrganizationId organization, String publicId, SecretDigest digest);

    /** Replaces the digest of an API key by one under the current key. */
    void rehashApiKey(String publicId, SecretDigest digest);

    /**
     * Counts the SCIM tokens and API keys that work at a moment, and that were neither created nor used since another
     * one.
     */
    long unusedSince(Instant since, Instant now);

    /**
     * A key and the time from which it is used.
     *
     * @param id as {@link io.muster.domain.token.SecretBox#keyId} returns it
     */
    record Known(String id, Instant since) {}
}
