package io.muster.domain.password;

import io.muster.domain.organization.Provenance;
import io.muster.domain.token.SecretDigest;
import java.time.Duration;
import java.time.Instant;

/**
 * A link by which a break-glass owner sets a password, once.
 *
 * @param digest the SHA-256 hash of its secret
 * @param made when, and by whom
 */
public record PasswordLink(SecretDigest digest, Provenance made) {
    /** A link ends so long after it was made. */
    public static final Duration LIFE = Duration.ofHours(24);

    public Instant endsAt() {
        return made.at().plus(LIFE);
    }

    /** Returns whether the secret with this hash works now. */
    public boolean opensWith(SecretDigest brought, Instant now) {
        return digest.equals(brought) && now.isBefore(endsAt());
    }
}
