package io.muster.application.testing.contract;

import static io.muster.application.testing.Fixtures.HASH;
import static io.muster.application.testing.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.out.Ports;
import io.muster.application.testing.Fixtures;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.token.ApiKey;
import io.muster.domain.token.CredentialText.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

public interface ApiKeysContract {
    Ports ports();

    @Test
    default void keysOfAnOrganizationAreListedWithoutOthers() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        ApiKey scoped = saved(key(Optional.of(acme), NOON));
        saved(key(Optional.empty(), NOON));

        assertThat(list(Optional.of(acme))).containsExactly(scoped);
    }

    @Test
    default void allKeysAreListedNewestFirst() {
        ApiKey older = saved(key(Optional.of(Fixtures.newOrganization(ports())), NOON));
        ApiKey newer = saved(key(Optional.empty(), NOON.plusSeconds(1)));

        assertThat(list(Optional.empty())).containsSubsequence(newer, older);
    }

    @Test
    default void useOfAKeyIsStoredAtMostOnceAMinute() {
        ApiKey key = saved(key(Optional.empty(), NOON));

        ports().unitOfWork().run(() -> ports().apiKeys().used(key.publicId(), NOON));
        ports().unitOfWork().run(() -> ports().apiKeys().used(key.publicId(), NOON.plusSeconds(30)));

        assertThat(find(key).flatMap(ApiKey::lastUsedAt)).contains(NOON);
    }

    @Test
    default void revokedKeyIsStillFoundWithItsEnd() {
        ApiKey key = saved(key(Optional.empty(), NOON));

        saved(key.revoked(NOON));

        assertThat(find(key).flatMap(ApiKey::revokedAt)).contains(NOON);
    }

    @Test
    default void onlyKeysRevokedBeforeAreForgottenButNotThoseOfTheFirstStart() {
        // long before any other key, because the keys of all organizations are purged together
        Instant then = Instant.parse("2001-01-01T00:00:00Z");
        Optional<OrganizationId> acme = Optional.of(Fixtures.newOrganization(ports()));
        ApiKey working = saved(key(acme, then));
        ApiKey later = saved(key(acme, then).revoked(then.plusSeconds(60)));
        ApiKey revoked = saved(key(acme, then).revoked(then));
        ApiKey ofAll = saved(key(Optional.empty(), then).revoked(then));
        ApiKey bootstrap = saved(ApiKey.issued(
                        Fixtures.credential(Kind.API_KEY),
                        HASH,
                        ApiKey.BOOTSTRAP,
                        Optional.empty(),
                        new Provenance(then, "operator"),
                        Optional.empty())
                .revoked(then));

        assertThat(forgotten(then)).isZero();
        assertThat(forgotten(then.plusSeconds(60))).isOne();
        assertThat(forgotten(then.plusSeconds(60))).isOne();
        assertThat(forgotten(then.plusSeconds(60))).isZero();

        assertThat(find(revoked)).isEmpty();
        assertThat(find(ofAll)).isEmpty();
        assertThat(find(working)).isPresent();
        assertThat(find(later)).isPresent();
        assertThat(find(bootstrap)).isPresent();
    }

    private int forgotten(Instant before) {
        return ports().unitOfWork().write(() -> ports().apiKeys().purge(before, 1));
    }

    @Test
    default void longestActorOfAKeyIsStoredAndTheEndOfTheKey() {
        String actor = key("n".repeat(ApiKey.MAX_NAME_LENGTH)).actor();
        ApiKey key = saved(ApiKey.issued(
                Fixtures.credential(Kind.API_KEY),
                HASH,
                "tester",
                Optional.empty(),
                new Provenance(NOON, actor),
                Optional.of(NOON.plusSeconds(1))));

        assertThat(find(key)).contains(key);
    }

    @Test
    default void keysAreFoundByTheirIssuer() {
        ApiKey issuer = saved(key("issuer " + Fixtures.newId()));
        ApiKey issued = saved(issuedBy(issuer));
        ApiKey revoked = saved(issuedBy(issuer).revoked(NOON));
        saved(issuedBy(issued));

        assertThat(ports().unitOfWork().read(() -> ports().apiKeys().issuedBy(issuer.actor())))
                .containsExactlyInAnyOrder(issued, revoked);
    }

    private static ApiKey issuedBy(ApiKey issuer) {
        return ApiKey.issued(
                Fixtures.credential(Kind.API_KEY),
                HASH,
                "issued",
                Optional.empty(),
                new Provenance(NOON, issuer.actor()),
                Optional.empty());
    }

    private static ApiKey key(String name) {
        return ApiKey.issued(
                Fixtures.credential(Kind.API_KEY),
                HASH,
                name,
                Optional.empty(),
                new Provenance(NOON, "operator"),
                Optional.empty());
    }

    private ApiKey saved(ApiKey key) {
        ports().unitOfWork().run(() -> ports().apiKeys().save(key));
        return key;
    }

    private Optional<ApiKey> find(ApiKey key) {
        return ports().unitOfWork().read(() -> ports().apiKeys().find(key.publicId()));
    }

    private List<ApiKey> list(Optional<OrganizationId> scope) {
        return ports().unitOfWork().read(() -> ports().apiKeys().list(scope));
    }

    private static ApiKey key(Optional<OrganizationId> scope, Instant at) {
        return ApiKey.issued(
                Fixtures.credential(Kind.API_KEY),
                HASH,
                "tester",
                scope,
                new Provenance(at, "operator"),
                Optional.empty());
    }
}
