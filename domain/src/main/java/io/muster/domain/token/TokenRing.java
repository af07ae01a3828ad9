package io.muster.domain.token;

import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import io.muster.domain.token.ScimToken.Ending.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An organization's SCIM tokens, newest first: at most one current, which has no ending, and those that it replaced,
 * each of which works until its own deadline.
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

    /** Those replaced that still work. */
    public List<ScimToken> retiringAt(Instant now) {
        return tokens.stream()
                .filter(token -> token.ending().isPresent() && token.worksAt(now))
                .toList();
    }

    /** The first token after SCIM was turned on; whatever worked before ends. */
    public TokenRing issue(ScimToken first, Instant now) {
        return new TokenRing(
                organization,
                Stream.concat(Stream.of(first), revokeAll(now).tokens.stream()).toList());
    }

    /**
     * A new token; the present one works for another {@link #OVERLAP}, older ones until the deadline they had.
     *
     * @throws Problem MODE_CONFLICT if there is no token to replace
     */
    public TokenRing rotate(ScimToken fresh, Instant now) {
        ScimToken replaced = current().orElseThrow(() -> conflict("There is no SCIM token to rotate"));
        return new TokenRing(
                organization,
                Stream.concat(
                                Stream.of(fresh),
                                tokens.stream()
                                        .map(token -> token.equals(replaced)
                                                ? token.ending(now.plus(OVERLAP), Reason.ROTATED)
                                                : token))
                        .toList());
    }

    /**
     * Only the current token works from now on.
     *
     * @throws Problem MODE_CONFLICT if no replaced token works any more
     */
    public TokenRing endOverlap(Instant now) {
        List<ScimToken> retiring = retiringAt(now);
        if (retiring.isEmpty()) {
            throw conflict("No replaced token works any more");
        }
        return ended(retiring, now, Reason.OVERLAP_ENDED);
    }

    /**
     * Takes back the last rotation: its token ends and the one it replaced works on as before.
     *
     * @throws Problem MODE_CONFLICT if the new token was used already or nothing is left to go back to
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
                        .map(token -> token.equals(replaced) ? token.unending() : token)
                        .toList());
    }

    /** Nothing works from now on. */
    public TokenRing revokeAll(Instant now) {
        return ended(tokens.stream().filter(token -> token.worksAt(now)).toList(), now, Reason.REVOKED);
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
