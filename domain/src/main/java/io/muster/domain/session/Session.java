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
 * @param authenticatedAt when the person proved who they are, to the identity provider or by password; empty if the
 *     identity provider did not say it
 * @param device empty if the browser did not say it in a way that is understood
 * @param lastSeen written at most once a minute
 */
public record Session(
        OrganizationId organization,
        SessionId id,
        UserId member,
        SecretDigest digest,
        Instant created,
        AuthenticationMethod method,
        Optional<DeviceName> device,
        Optional<Instant> authenticatedAt,
        Instant lastSeen,
        Optional<Instant> ended) {

    /** A session ends when it was not used for so long. */
    public static final Duration IDLE = Duration.ofHours(8);
    /** A session ends so long after sign-in. */
    public static final Duration LONGEST = Duration.ofHours(24);

    /** So long after the person proved who they are, they may do what needs a recent proof. */
    public static final Duration RECENT = Duration.ofMinutes(10);

    public static final int SECRET_BYTES = 32;

    /** The sessions of a member that work at once. */
    public static final int MAX_OF_A_MEMBER = 100;

    /** Returns the session of a member who has just proven who they are. */
    public static Session started(
            SessionCookie cookie,
            SessionId id,
            UserId member,
            AuthenticationMethod method,
            Optional<DeviceName> device,
            Instant now) {
        return new Session(
                cookie.organization(),
                id,
                member,
                cookie.digest(),
                now,
                method,
                device,
                Optional.of(now),
                now,
                Optional.empty());
    }

    /** Returns whether the session works, as far as its own state decides. */
    public boolean worksAt(Instant now) {
        return ended.isEmpty() && now.isBefore(until());
    }

    /** Returns when the session ends if it is not used until then. */
    public Instant until() {
        Instant idle = lastSeen.plus(IDLE);
        Instant longest = created.plus(LONGEST);
        return idle.isBefore(longest) ? idle : longest;
    }

    /** Returns until when the proof of the person is recent; empty if it is not known when that was. */
    public Optional<Instant> recentUntil() {
        return authenticatedAt.map(at -> at.plus(RECENT));
    }
}
