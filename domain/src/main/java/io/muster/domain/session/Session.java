package io.muster.domain.session;

import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.token.SecretDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A member who signed in, in one browser.
 *
 * @param digest the SHA-256 hash of the secret that the browser holds
 * @param authenticatedAt when the person proved who they are, to the identity provider or by password
 * @param lastSeen written at most once a minute
 */
public record Session(
        OrganizationId organization,
        SessionId id,
        UserId member,
        SecretDigest digest,
        Instant created,
        Instant authenticatedAt,
        Instant lastSeen,
        Optional<Instant> ended) {

    /** A session ends when it was not used for so long. */
    public static final Duration IDLE = Duration.ofHours(8);
    /** A session ends so long after sign-in. */
    public static final Duration LONGEST = Duration.ofHours(24);

    public static final int SECRET_BYTES = 32;

    public Session seenAt(Instant now) {
        return new Session(organization, id, member, digest, created, authenticatedAt, now, ended);
    }

    /** Returns this session, ended; it stays ended at the time at which it ended first. */
    public Session endedAt(Instant now) {
        return new Session(
                organization, id, member, digest, created, authenticatedAt, lastSeen, Optional.of(ended.orElse(now)));
    }

    /** Returns whether the session works, as far as its own state decides. */
    public boolean worksAt(Instant now) {
        return ended.isEmpty() && now.isBefore(lastSeen.plus(IDLE)) && now.isBefore(created.plus(LONGEST));
    }
}
