package io.muster.domain.token;

import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.problem.Problem;
import io.muster.domain.text.Folding;
import io.muster.domain.text.Texts;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A credential of the admin API, without its secret.
 *
 * @param scope the only organization that the key gives access to; empty for all organizations
 * @param createdBy who issued the key: the {@link #actor} of another one, {@link #MUSTER}, or {@code (unknown)}
 * @param endsAt the end that the key was issued with; empty for none
 */
public record ApiKey(
        String publicId,
        SecretDigest digest,
        String name,
        Optional<OrganizationId> scope,
        Instant createdAt,
        String createdBy,
        Optional<Instant> endsAt,
        Optional<Instant> lastUsedAt,
        Optional<Instant> revokedAt) {
    public static final int MAX_NAME_LENGTH = 100;

    /** The name of the key that the first start makes. */
    public static final String BOOTSTRAP = "bootstrap";

    /** The issuer of the key that the first start makes. */
    public static final String MUSTER = "Muster";

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

    /**
     * Returns a fresh key.
     *
     * @param endsAt rounded down to microseconds
     * @throws Problem INVALID_VALUE if the end is not in the future
     */
    public static ApiKey issued(
            CredentialText text,
            KeyedHash hash,
            String name,
            Optional<OrganizationId> scope,
            Provenance provenance,
            Optional<Instant> endsAt) {
        Optional<Instant> end = endsAt.map(at -> at.truncatedTo(ChronoUnit.MICROS));
        if (end.filter(at -> !at.isAfter(provenance.at())).isPresent()) {
            throw Problem.invalidValue("endsAt must be in the future");
        }
        return new ApiKey(
                text.publicId(),
                hash.digest(text),
                name,
                scope,
                provenance.at(),
                provenance.by(),
                end,
                Optional.empty(),
                Optional.empty());
    }

    /**
     * Returns the name with the public id, under which logs and grants have what the key did. The id is always the last
     * part, so no name can pretend to be another key.
     */
    public String actor() {
        return name + " (" + publicId + ")";
    }

    /** Returns this key as revoked now, unless it was revoked before. */
    public ApiKey revoked(Instant now) {
        return new ApiKey(
                publicId,
                digest,
                name,
                scope,
                createdAt,
                createdBy,
                endsAt,
                lastUsedAt,
                revokedAt.or(() -> Optional.of(now)));
    }

    /** Returns whether the key works: before its end and its revocation, both exclusively. */
    public boolean worksAt(Instant now) {
        return Stream.of(endsAt, revokedAt).flatMap(Optional::stream).allMatch(now::isBefore);
    }
}
