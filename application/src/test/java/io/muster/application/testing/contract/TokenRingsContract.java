package io.muster.application.testing.contract;

import static io.muster.application.testing.Fixtures.HASH;
import static io.muster.application.testing.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.out.Ports;
import io.muster.application.port.out.token.TokenRings.Known;
import io.muster.application.testing.Fixtures;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.token.CredentialText.Kind;
import io.muster.domain.token.ScimToken;
import io.muster.domain.token.TokenRing;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

public interface TokenRingsContract {
    Ports ports();

    @Test
    default void tokenIsFoundByItsPublicIdWithItsOrganization() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        ScimToken token = issued(acme, NOON);

        Known known = known(token);

        assertThat(ports().unitOfWork().read(() -> ports().tokenRings().find(acme, token.publicId())))
                .contains(known);
        assertThat(known.token()).isEqualTo(token);
        assertThat(known.organization().id()).isEqualTo(acme);
    }

    @Test
    default void tokenIsNotFoundInAnotherOrganization() {
        ScimToken token = issued(Fixtures.newOrganization(ports()), NOON);
        OrganizationId other = Fixtures.newOrganization(ports());

        assertThat(ports().unitOfWork().read(() -> ports().tokenRings().find(other, token.publicId())))
                .isEmpty();
    }

    @Test
    default void unknownTokenIsNotFound() {
        assertThat(ports().unitOfWork().read(() -> ports().tokenRings().findAnywhere("nobody")))
                .isEmpty();
    }

    @Test
    default void replacedTokenIsInTheRingUntilItsEnd() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        issued(acme, NOON);
        ScimToken second = token(NOON.plusSeconds(1));
        save(ring(acme, NOON).rotate(second, NOON));
        Instant end = NOON.plus(TokenRing.OVERLAP);

        assertThat(ring(acme, end.minusSeconds(1)).tokens()).hasSize(2);
        assertThat(ring(acme, end).tokens()).extracting(ScimToken::publicId).containsExactly(second.publicId());
    }

    @Test
    default void endedTokenIsStillFoundWithItsEnd() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        ScimToken first = issued(acme, NOON);
        save(ring(acme, NOON).rotate(token(NOON.plusSeconds(1)), NOON));

        assertThat(known(first).token().ending())
                .hasValueSatisfying(end -> assertThat(end.at()).isEqualTo(NOON.plus(TokenRing.OVERLAP)));
    }

    @Test
    default void revokedTokensLeaveTheRingAndNoLongerWork() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        ScimToken token = issued(acme, NOON);

        save(ring(acme, NOON).revokeAll(NOON));

        assertThat(ring(acme, NOON).tokens()).isEmpty();
        assertThat(known(token).token().worksAt(NOON)).isFalse();
    }

    @Test
    default void useOfATokenIsStoredAtMostOnceAMinute() {
        ScimToken token = issued(Fixtures.newOrganization(ports()), NOON);

        used(token, NOON);
        used(token, NOON.plusSeconds(59));
        assertThat(known(token).token().lastUsedAt()).contains(NOON);

        used(token, NOON.plusSeconds(60));
        assertThat(known(token).token().lastUsedAt()).contains(NOON.plusSeconds(60));
    }

    @Test
    default void saveOfTheRingKeepsALaterUse() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        ScimToken token = issued(acme, NOON);
        TokenRing readBefore = ring(acme, NOON);
        used(token, NOON);

        save(readBefore);

        assertThat(known(token).token().lastUsedAt()).contains(NOON);
    }

    @Test
    default void onlyTokensOfTheOrganizationThatEndedBeforeAreForgotten() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        ScimToken first = issued(acme, NOON);
        ScimToken second = token(NOON.plusSeconds(1));
        save(ring(acme, NOON).rotate(second, NOON));
        OrganizationId other = Fixtures.newOrganization(ports());
        ScimToken theirs = issued(other, NOON);
        save(ring(other, NOON).revokeAll(NOON));
        Instant end = NOON.plus(TokenRing.OVERLAP);

        assertThat(forgotten(acme, end, 10)).isZero();
        assertThat(known(first).token().ending()).isPresent();

        assertThat(forgotten(acme, end.plusSeconds(1), 10)).isOne();
        assertThat(ports().unitOfWork().read(() -> ports().tokenRings().findAnywhere(first.publicId())))
                .isEmpty();
        assertThat(known(second).token().ending()).isEmpty();
        assertThat(known(theirs).token().ending()).isPresent();
    }

    @Test
    default void endedTokensAreForgottenInBatches() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        issued(acme, NOON);
        save(ring(acme, NOON).rotate(token(NOON.plusSeconds(1)), NOON).revokeAll(NOON));

        assertThat(forgotten(acme, NOON.plusSeconds(1), 1)).isOne();
        assertThat(forgotten(acme, NOON.plusSeconds(1), 1)).isOne();
        assertThat(forgotten(acme, NOON.plusSeconds(1), 1)).isZero();
    }

    private int forgotten(OrganizationId organization, Instant before, int limit) {
        return ports().unitOfWork().write(() -> ports().tokenRings().purge(organization, before, limit));
    }

    private Known known(ScimToken token) {
        return ports().unitOfWork()
                .read(() -> ports().tokenRings().findAnywhere(token.publicId()))
                .orElseThrow();
    }

    @Test
    default void organizationsAreFoundByTheIssuerOfATokenThatWorks() {
        Set<String> issuers = Set.of("a " + Fixtures.newId(), "b " + Fixtures.newId());
        List<OrganizationId> found = issuers.stream()
                .map(issuer -> {
                    OrganizationId organization = Fixtures.newOrganization(ports());
                    save(ring(organization, NOON).issue(token(NOON, issuer), NOON));
                    return organization;
                })
                .sorted(Comparator.comparing(OrganizationId::toString))
                .toList();
        issued(Fixtures.newOrganization(ports()), NOON);
        OrganizationId ended = Fixtures.newOrganization(ports());
        save(ring(ended, NOON).issue(token(NOON, issuers.iterator().next()), NOON));
        save(ring(ended, NOON).revokeIssuedBy(issuers, NOON));

        assertThat(organizationsBy(issuers, Optional.empty(), 10)).containsExactlyElementsOf(found);
        assertThat(organizationsBy(issuers, Optional.empty(), 1)).containsExactly(found.get(0));
        assertThat(organizationsBy(issuers, Optional.of(found.get(0)), 10)).containsExactly(found.get(1));
    }

    private List<OrganizationId> organizationsBy(Set<String> issuers, Optional<OrganizationId> after, int limit) {
        return ports().unitOfWork()
                .read(() -> ports().tokenRings().organizationsWithTokensBy(issuers, NOON, after, limit));
    }

    private TokenRing ring(OrganizationId organization, Instant now) {
        return ports().unitOfWork().read(() -> ports().tokenRings().of(organization, now));
    }

    private void save(TokenRing ring) {
        ports().unitOfWork().run(() -> ports().tokenRings().save(ring));
    }

    private void used(ScimToken token, Instant now) {
        OrganizationId organization = known(token).organization().id();
        ports().unitOfWork().run(() -> ports().tokenRings().used(organization, token.publicId(), now));
    }

    /** Issues and stores the first token of an organization. */
    private ScimToken issued(OrganizationId organization, Instant at) {
        ScimToken token = token(at);
        save(ring(organization, at).issue(token, at));
        return token;
    }

    private static ScimToken token(Instant at) {
        return token(at, "tester");
    }

    private static ScimToken token(Instant at, String by) {
        return ScimToken.issued(Fixtures.credential(Kind.SCIM_TOKEN), HASH, at, by);
    }
}
