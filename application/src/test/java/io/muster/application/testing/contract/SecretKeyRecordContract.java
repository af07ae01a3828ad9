package io.muster.application.testing.contract;

import static io.muster.application.testing.Fixtures.HASH;
import static io.muster.application.testing.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.out.Ports;
import io.muster.application.port.out.token.SecretKeyRecord.Known;
import io.muster.application.port.out.token.TokenRings;
import io.muster.application.testing.Fixtures;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.token.ApiKey;
import io.muster.domain.token.CredentialText;
import io.muster.domain.token.CredentialText.Kind;
import io.muster.domain.token.KeyedHash;
import io.muster.domain.token.ScimToken;
import io.muster.domain.token.TokenRing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

public interface SecretKeyRecordContract {
    /** Later than what the other contracts store. */
    Instant CHANGED = NOON.plusSeconds(100_000_000);

    Ports ports();

    @Test
    default void onlyTheLastSecretKeyIsRecorded() {
        for (Known key : List.of(new Known("01234567", NOON), new Known("89abcdef", NOON.plusSeconds(1)))) {
            ports().unitOfWork().run(() -> ports().secretKeyRecord()
                    .lock()
                    .ifPresentOrElse(before -> ports().secretKeyRecord().replace(key), () -> ports().secretKeyRecord()
                            .add(key)));

            assertThat(ports().unitOfWork().read(() -> ports().secretKeyRecord().lock()))
                    .contains(key);
        }
    }

    @Test
    default void rehashReplacesTheDigestOfTheCredentialOnly() {
        CredentialText text = Fixtures.credential(Kind.API_KEY);
        ApiKey key = ApiKey.issued(
                text, HASH, "tester", Optional.empty(), new Provenance(NOON, "operator"), Optional.empty());
        CredentialText tokenText = Fixtures.credential(Kind.SCIM_TOKEN);
        OrganizationId organization = issue(tokenText, NOON);
        ports().unitOfWork().run(() -> ports().apiKeys().save(key));
        byte[] other = new byte[KeyedHash.MIN_KEY_BYTES];
        other[0] = 99;
        KeyedHash fresh = new KeyedHash(other);

        ports().unitOfWork().run(() -> {
            ports().secretKeyRecord().rehashApiKey(text.publicId(), fresh.digest(text));
            ports().secretKeyRecord().rehashToken(organization, tokenText.publicId(), fresh.digest(tokenText));
        });

        assertThat(ports().unitOfWork().read(() -> ports().apiKeys().find(text.publicId())))
                .map(ApiKey::digest)
                .contains(fresh.digest(text));
        assertThat(ports().unitOfWork().read(() -> ports().tokenRings().findAnywhere(tokenText.publicId())))
                .map(TokenRings.Known::token)
                .map(ScimToken::digest)
                .contains(fresh.digest(tokenText));
    }

    @Test
    default void workingCredentialsAreCountedUntilTheyAreUsed() {
        long before = unused();
        CredentialText text = Fixtures.credential(Kind.API_KEY);
        CredentialText token = Fixtures.credential(Kind.SCIM_TOKEN);
        ApiKey key = ApiKey.issued(
                text, HASH, "tester", Optional.empty(), new Provenance(NOON, "operator"), Optional.empty());
        ports().unitOfWork().run(() -> ports().apiKeys().save(key));
        OrganizationId organization = issue(token, NOON);
        issue(Fixtures.credential(Kind.SCIM_TOKEN), CHANGED);
        assertThat(unused()).isEqualTo(before + 2);

        ports().unitOfWork().run(() -> ports().tokenRings().used(organization, token.publicId(), CHANGED));
        assertThat(unused()).isEqualTo(before + 1);

        ports().unitOfWork().run(() -> ports().apiKeys().save(key.revoked(NOON)));
        assertThat(unused()).isEqualTo(before);
    }

    private long unused() {
        return ports().unitOfWork().read(() -> ports().secretKeyRecord().unusedSince(CHANGED, CHANGED));
    }

    private OrganizationId issue(CredentialText text, Instant at) {
        OrganizationId organization = Fixtures.newOrganization(ports());
        ports().unitOfWork().run(() -> ports().tokenRings()
                .save(new TokenRing(organization, List.of()).issue(ScimToken.issued(text, HASH, at, "tester"), at)));
        return organization;
    }
}
