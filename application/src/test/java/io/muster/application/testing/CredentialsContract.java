package io.muster.application.testing;

import static io.muster.application.testing.Fixtures.HASH;
import static io.muster.application.testing.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.out.Ports;
import io.muster.application.port.out.token.TokenRings.Known;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.token.ApiKey;
import io.muster.domain.token.CredentialText.Kind;
import io.muster.domain.token.ScimToken;
import io.muster.domain.token.TokenRing;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

public interface CredentialsContract {
    Ports ports();

    @Test
    default void aTokenIsFoundByItsPublicIdTogetherWithItsOrganization() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        ScimToken token = issued(NOON);
        save(ring(acme, NOON).issue(token, NOON));

        Known known = known(token);
        assertThat(known.token()).isEqualTo(token);
        assertThat(known.organization().id()).isEqualTo(acme);
        assertThat(ports().read(() -> ports().tokenRings().find("nobody"))).isEmpty();
    }

    @Test
    default void aReplacedTokenIsInTheRingUntilItsDeadlineAndKnownForEver() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        ScimToken first = issued(NOON);
        ScimToken second = issued(NOON.plusSeconds(1));
        save(ring(acme, NOON).issue(first, NOON));
        save(ring(acme, NOON).rotate(second, NOON));
        Instant deadline = NOON.plus(TokenRing.OVERLAP);

        assertThat(ring(acme, deadline.minusSeconds(1)).tokens()).hasSize(2);
        assertThat(ring(acme, deadline).tokens())
                .extracting(ScimToken::publicId)
                .containsExactly(second.publicId());
        assertThat(known(first).token().ending())
                .hasValueSatisfying(end -> assertThat(end.at()).isEqualTo(deadline));
        save(ring(acme, NOON).revokeAll(NOON));
        assertThat(ring(acme, NOON).tokens()).isEmpty();
        assertThat(known(second).token().worksAt(NOON)).isFalse();
    }

    @Test
    default void aUseIsNotedAtMostOnceAMinuteAndSurvivesASaveOfTheRing() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        ScimToken token = issued(NOON);
        save(ring(acme, NOON).issue(token, NOON));
        TokenRing read = ring(acme, NOON);

        used(token, NOON);
        used(token, NOON.plusSeconds(59));
        assertThat(known(token).token().lastUsedAt()).contains(NOON);
        used(token, NOON.plusSeconds(60));
        assertThat(known(token).token().lastUsedAt()).contains(NOON.plusSeconds(60));
        save(read);
        assertThat(known(token).token().lastUsedAt()).contains(NOON.plusSeconds(60));
    }

    @Test
    default void apiKeysAreListedByScopeAndStayRevoked() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        ApiKey scoped = ApiKey.issued(Fixtures.credential(Kind.API_KEY), HASH, "acme", Optional.of(acme), NOON);
        ApiKey wide =
                ApiKey.issued(Fixtures.credential(Kind.API_KEY), HASH, "wide", Optional.empty(), NOON.plusSeconds(1));
        ports().write(() -> {
            ports().apiKeys().save(scoped);
            ports().apiKeys().save(wide);
        });

        assertThat(ports().read(() -> ports().apiKeys().list(Optional.of(acme))))
                .containsExactly(scoped);
        assertThat(ports().read(() -> ports().apiKeys().list(Optional.empty()))).contains(wide, scoped);
        ports().write(() -> ports().apiKeys().used(wide.publicId(), NOON));
        ports().write(() -> ports().apiKeys().used(wide.publicId(), NOON.plusSeconds(30)));
        assertThat(ports().read(() -> ports().apiKeys().find(wide.publicId())).flatMap(ApiKey::lastUsedAt))
                .contains(NOON);
        ports().write(() -> ports().apiKeys().save(scoped.revoked(NOON)));
        assertThat(ports().read(() -> ports().apiKeys().find(scoped.publicId())).flatMap(ApiKey::revokedAt))
                .contains(NOON);
    }

    private Known known(ScimToken token) {
        return ports().read(() -> ports().tokenRings().find(token.publicId())).orElseThrow();
    }

    private TokenRing ring(OrganizationId organization, Instant now) {
        return ports().read(() -> ports().tokenRings().of(organization, now));
    }

    private void save(TokenRing ring) {
        ports().write(() -> ports().tokenRings().save(ring));
    }

    private void used(ScimToken token, Instant now) {
        ports().write(() -> ports().tokenRings().used(token.publicId(), now));
    }

    private static ScimToken issued(Instant at) {
        return ScimToken.issued(Fixtures.credential(Kind.SCIM_TOKEN), HASH, at, "tester");
    }
}
