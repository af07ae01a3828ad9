package io.muster.domain.token;

import java.time.Instant;
import java.util.Optional;

/** A SCIM token as stored: everything but its secret. */
public record ScimToken(
        String publicId,
        SecretDigest digest,
        Instant createdAt,
        String createdBy,
        Optional<Instant> lastUsedAt,
        Optional<Ending> ending) {

    /** When a token stops to work, and why. */
    public record Ending(Instant at, Reason reason) {
        /** Why a token stops to work. */
        public enum Reason {
            /** A newer one took its place; it works until the overlap ends. */
            ROTATED,
            /** An admin ended the overlap early. */
            OVERLAP_ENDED,
            /** An admin took back a rotation before the token was used. */
            CANCELLED,
            /** The organization left SCIM. */
            REVOKED
        }
    }

    public static ScimToken issued(CredentialText text, KeyedHash hash, Instant now, String by) {
        return new ScimToken(text.publicId(), hash.digest(text), now, by, Optional.empty(), Optional.empty());
    }

    /** Whether the token works: up to its ending, exclusively. */
    public boolean worksAt(Instant now) {
        return ending.filter(end -> !now.isBefore(end.at())).isEmpty();
    }

    ScimToken ending(Instant at, Ending.Reason reason) {
        return new ScimToken(publicId, digest, createdAt, createdBy, lastUsedAt, Optional.of(new Ending(at, reason)));
    }

    ScimToken unending() {
        return new ScimToken(publicId, digest, createdAt, createdBy, lastUsedAt, Optional.empty());
    }
}
