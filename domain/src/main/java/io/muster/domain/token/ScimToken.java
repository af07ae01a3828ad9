package io.muster.domain.token;

import java.time.Instant;
import java.util.Optional;

/** A SCIM token, without its secret. */
public record ScimToken(
        String publicId,
        SecretDigest digest,
        Instant createdAt,
        String createdBy,
        Optional<Instant> lastUsedAt,
        Optional<Ending> ending) {

    /** The time from which a token no longer works, and the reason. */
    public record Ending(Instant at, Reason reason) {
        /** The reasons for which a token ends. */
        public enum Reason {
            /** A newer token replaced it; it works until the overlap ends. */
            ROTATED,
            /** An admin ended the overlap early. */
            OVERLAP_ENDED,
            /** An admin cancelled the rotation that issued it, before its first use. */
            CANCELLED,
            /** The organization left SCIM. */
            REVOKED,
            /** The API key that issued it was revoked together with all that it issued. */
            ISSUER_REVOKED,
            /** It was issued to a simulation, with an end from the beginning. */
            SIMULATION,
            /** It was issued to send one request again, with an end from the beginning. */
            REPLAY
        }
    }

    public static ScimToken issued(CredentialText text, KeyedHash hash, Instant now, String by) {
        return new ScimToken(text.publicId(), hash.digest(text), now, by, Optional.empty(), Optional.empty());
    }

    /** Returns who uses the token. */
    public TokenUse use() {
        return ending.map(end -> switch (end.reason()) {
                    case SIMULATION -> TokenUse.SIMULATION;
                    case REPLAY -> TokenUse.REPLAY;
                    case ROTATED, OVERLAP_ENDED, CANCELLED, REVOKED, ISSUER_REVOKED -> TokenUse.IDENTITY_PROVIDER;
                })
                .orElse(TokenUse.IDENTITY_PROVIDER);
    }

    /** Returns whether Muster itself uses the token, rather than an identity provider. */
    public boolean isLent() {
        return use() != TokenUse.IDENTITY_PROVIDER;
    }

    /** Returns whether the token works: before its end, exclusively. */
    public boolean worksAt(Instant now) {
        return ending.filter(end -> !now.isBefore(end.at())).isEmpty();
    }

    ScimToken ending(Instant at, Ending.Reason reason) {
        return new ScimToken(publicId, digest, createdAt, createdBy, lastUsedAt, Optional.of(new Ending(at, reason)));
    }

    ScimToken withoutEnd() {
        return new ScimToken(publicId, digest, createdAt, createdBy, lastUsedAt, Optional.empty());
    }
}
