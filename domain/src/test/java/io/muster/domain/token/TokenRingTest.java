package io.muster.domain.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import io.muster.domain.token.ScimToken.Ending;
import io.muster.domain.token.ScimToken.Ending.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TokenRingTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ScimToken first = token("first", NOON);
    private final ScimToken second = token("second", NOON.plusSeconds(10));
    private final ScimToken third = token("third", NOON.plusSeconds(20));
    private final TokenRing ring = new TokenRing(new OrganizationId(UUID.randomUUID()), List.of(first));

    @Test
    void replacedTokenWorksForExactly24Hours() {
        TokenRing rotated = ring.rotate(second, NOON);
        ScimToken replaced = find(rotated, "first");
        Instant deadline = NOON.plus(Duration.ofHours(24));

        assertThat(replaced.worksAt(deadline.minus(SECOND))).isTrue();
        assertThat(replaced.worksAt(deadline)).isFalse();
        assertThat(replaced.worksAt(deadline.plus(SECOND))).isFalse();
        assertThat(rotated.current()).contains(second);
    }

    @Test
    void secondRotationKeepsTheEndsOfOlderTokens() {
        Instant later = NOON.plus(Duration.ofHours(5));
        TokenRing twice = ring.rotate(second, NOON).rotate(third, later);

        assertThat(find(twice, "first").ending().orElseThrow().at()).isEqualTo(NOON.plus(TokenRing.OVERLAP));
        assertThat(find(twice, "second").ending().orElseThrow().at()).isEqualTo(later.plus(TokenRing.OVERLAP));
        assertThat(twice.retiringAt(NOON.plus(TokenRing.OVERLAP)))
                .extracting(ScimToken::publicId)
                .containsExactly("second");
    }

    @Test
    void overlapIsEndedAtOnce() {
        TokenRing ended = ring.rotate(second, NOON).endOverlap(NOON.plus(SECOND));

        assertThat(find(ended, "first").worksAt(NOON.plus(SECOND))).isFalse();
        assertThat(ended.current()).contains(second);
        assertThatThrownBy(() -> ended.endOverlap(NOON.plus(SECOND))).isInstanceOf(Problem.class);
    }

    @Test
    void cancelledRotationMakesTheReplacedTokenCurrentAgain() {
        TokenRing cancelled = ring.rotate(second, NOON).cancelRotation(NOON.plus(SECOND));

        assertThat(cancelled.current()).map(ScimToken::publicId).contains("first");
        assertThat(find(cancelled, "second").ending())
                .map(ScimToken.Ending::reason)
                .contains(Reason.CANCELLED);
    }

    @Test
    void rotationOfAUsedTokenOrWithoutAReplacedOneIsNotCancelled() {
        ScimToken used = new ScimToken(
                "used", second.digest(), second.createdAt(), "a", Optional.of(NOON.plus(SECOND)), Optional.empty());
        TokenRing rotated = ring.rotate(used, NOON);

        assertThatThrownBy(() -> rotated.cancelRotation(NOON.plus(SECOND))).hasMessageContaining("used already");
        assertThatThrownBy(() -> ring.rotate(second, NOON).cancelRotation(NOON.plus(TokenRing.OVERLAP)))
                .hasMessageContaining("no replaced token");
    }

    @Test
    void revocationEndsAllTokensAndALaterIssueBeginsANewRing() {
        TokenRing revoked = ring.rotate(second, NOON).revokeAll(NOON.plus(SECOND));

        assertThat(revoked.tokens()).noneMatch(token -> token.worksAt(NOON.plus(SECOND)));
        assertThat(revoked.issue(third, NOON.plus(SECOND)).current()).contains(third);
    }

    @Test
    void revocationWithAnIssuerEndsItsTokensOnlyAndARotationAddsAnother() {
        Set<String> issuers = Set.of(first.createdBy());
        TokenRing revoked = ring.revokeIssuedBy(issuers, NOON.plus(SECOND));

        assertThat(ring.revokeIssuedBy(Set.of("somebody"), NOON.plus(SECOND))).isEqualTo(ring);
        assertThat(revoked.tokens()).singleElement().satisfies(token -> assertThat(token.ending())
                .contains(new Ending(NOON.plus(SECOND), Reason.ISSUER_REVOKED)));
        assertThat(revoked.current()).isEmpty();
        assertThat(revoked.revokeIssuedBy(issuers, NOON.plusSeconds(2))).isEqualTo(revoked);
        TokenRing rotated = revoked.rotate(second, NOON.plusSeconds(2));
        assertThat(rotated.current()).contains(second);
        assertThat(rotated.retiringAt(NOON.plusSeconds(2))).isEmpty();
    }

    private static ScimToken find(TokenRing ring, String publicId) {
        return ring.tokens().stream()
                .filter(token -> token.publicId().equals(publicId))
                .findFirst()
                .orElseThrow();
    }

    private static ScimToken token(String publicId, Instant createdAt) {
        return new ScimToken(
                publicId, new SecretDigest(new byte[32]), createdAt, "ana", Optional.empty(), Optional.empty());
    }
}
