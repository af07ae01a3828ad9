package io.muster.domain.token;

import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import io.muster.domain.text.Folding;
import io.muster.domain.text.Texts;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

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

    /** The name of the key that the first start makes. */
    public static final String BOOTSTRAP = "bootstrap";

    /** The names under which logs and grants have what Muster itself, an identity provider or the demonstration did. */
    private static final Set<String> OWN_ACTORS =
            Set.of("scim", "jit", "muster", "system", "operator", BOOTSTRAP, "demo");

    /**
     * @throws Problem INVALID_VALUE if the name is blank or longer than {@value #MAX_NAME_LENGTH} UTF-16 units, has an
     *     invisible character, or is that of an actor of Muster, compared without case; names in parentheses are those
     *     of rules
     */
    public static void requireName(String name) {
        Texts.require("name", name, MAX_NAME_LENGTH);
        if (name.length() > MAX_NAME_LENGTH) {
            // the name is stored with each act of the key, in columns that some databases measure in UTF-16
            throw Problem.invalidValue("name must be 1 to " + MAX_NAME_LENGTH + " characters");
        }
        if (!Texts.isVisible(name)) {
            throw Problem.invalidValue("name contains an invisible character");
        }
        String folded = Folding.fold(name).strip();
        if (OWN_ACTORS.contains(folded) || folded.startsWith("(")) {
            throw Problem.invalidValue("name is reserved: the logs would confuse the key with Muster itself");
        }
    }

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
