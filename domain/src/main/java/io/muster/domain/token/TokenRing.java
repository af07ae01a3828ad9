package io.muster.domain.token;

import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import io.muster.domain.token.ScimToken.Ending.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The SCIM tokens of an organization, newest first. At most one is current and has no end. Each replaced token works
 * until its own end.
 */
public record TokenRing(OrganizationId organization, List<ScimToken> tokens) {
    public static final Duration OVERLAP = Duration.ofHours(24);

    public TokenRing {
        tokens = tokens.stream()
                .sorted(Comparator.comparing(ScimToken::createdAt).reversed())
                .toList();
    }

    public Optional<ScimToken> current() {
        return tokens.stream().filter(token -> token.ending().isEmpty()).findFirst();
    }

    /** Returns the replaced tokens that still work. */
    public List<ScimToken> retiringAt(Instant now) {
        return tokens.stream()
                .filter(token -> token.ending().isPresent() && !token.isLent() && token.worksAt(now))
                .toList();
    }

    /** Adds the first token after SCIM was turned on, and revokes all others. */
    public TokenRing issue(ScimToken first, Instant now) {
        return new TokenRing(
                organization,
                Stream.concat(Stream.of(first), revokeAll(now).tokens.stream()).toList());
    }

    /**
     * Adds a new current token. The replaced one works for another {@link #OVERLAP}; older ones keep their end. There
     * is none to replace if the current one was revoked with the key that issued it.
     */
    public TokenRing rotate(ScimToken fresh, Instant now) {
        Optional<ScimToken> replaced = current();
        return new TokenRing(
                organization,
                Stream.concat(
                                Stream.of(fresh),
                                tokens.stream()
                                        .map(token -> replaced.equals(Optional.of(token))
                                                ? token.ending(now.plus(OVERLAP), Reason.ROTATED)
                                                : token))
                        .toList());
    }

    /**
     * Ends all replaced tokens, so that only the current one works.
     *
     * @throws Problem MODE_CONFLICT if no replaced token works
     */
    public TokenRing endOverlap(Instant now) {
        List<ScimToken> retiring = retiringAt(now);
        if (retiring.isEmpty()) {
            throw conflict("No replaced token works any more");
        }
        return ended(retiring, now, Reason.OVERLAP_ENDED);
    }

    /**
     * Cancels the last rotation: ends the current token and makes the replaced one current again.
     *
     * @throws Problem MODE_CONFLICT if the current token was used already, or no replaced token works
     */
    public TokenRing cancelRotation(Instant now) {
        ScimToken fresh = current().orElseThrow(() -> conflict("There is no rotation to cancel"));
        ScimToken replaced = retiringAt(now).stream()
                .findFirst()
                .orElseThrow(() -> conflict("There is no rotation to cancel: no replaced token works any more"));
        if (fresh.lastUsedAt().isPresent()) {
            throw conflict("The new token has been used already; rotate again instead");
        }
        return new TokenRing(
                organization,
                ended(List.of(fresh), now, Reason.CANCELLED).tokens.stream()
                        .map(token -> token.equals(replaced) ? token.withoutEnd() : token)
                        .toList());
    }

    /**
     * Adds a token that Muster itself uses until then, beside all others.
     *
     * @param reason SIMULATION or REPLAY
     */
    public TokenRing lend(ScimToken token, Instant until, Reason reason) {
        return new TokenRing(
                organization,
                Stream.concat(Stream.of(token.ending(until, reason)), tokens.stream())
                        .toList());
    }

    /** Ends a token that Muster itself uses before its time, if it works still. */
    public TokenRing takeBack(String publicId, Instant now) {
        return new TokenRing(
                organization,
                tokens.stream()
                        .map(token -> token.publicId().equals(publicId) && token.isLent() && token.worksAt(now)
                                ? token.ending(now, token.ending().orElseThrow().reason())
                                : token)
                        .toList());
    }

    /** Revokes all tokens. */
    public TokenRing revokeAll(Instant now) {
        return ended(tokens.stream().filter(token -> token.worksAt(now)).toList(), now, Reason.REVOKED);
    }

    /** Revokes the tokens that one of these has issued. */
    public TokenRing revokeIssuedBy(Set<String> issuers, Instant now) {
        return ended(
                tokens.stream()
                        .filter(token -> issuers.contains(token.createdBy()) && token.worksAt(now))
                        .toList(),
                now,
                Reason.ISSUER_REVOKED);
    }

    private TokenRing ended(List<ScimToken> ending, Instant now, Reason reason) {
        return new TokenRing(
                organization,
                tokens.stream()
                        .map(token -> ending.contains(token) ? token.ending(now, reason) : token)
                        .toList());
    }

    private static Problem conflict(String detail) {
        return new Problem(Problem.Code.MODE_CONFLICT, detail);
    }
}
