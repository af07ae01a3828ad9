package io.muster.application.service.token;

import static io.muster.application.testing.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.application.UseCases;
import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.Operator;
import io.muster.application.port.in.token.AuthenticateScimClient.Outcome;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.testing.Fixtures;
import io.muster.application.testing.Scene;
import io.muster.application.testing.TestUseCases;
import io.muster.application.testing.fake.InMemoryPorts;
import io.muster.domain.connection.ServiceKey;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import io.muster.domain.token.CredentialText;
import io.muster.domain.token.CredentialText.Kind;
import io.muster.domain.token.KeyedHash;
import io.muster.domain.token.ScimToken;
import io.muster.domain.token.SecretBox;
import io.muster.domain.token.TokenRing;
import io.muster.domain.webhook.Webhook;
import io.muster.domain.webhook.WebhookUrl;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Nodes with different secret keys on one database. */
class SecretKeyChangeTest {
    private static final AdminCaller ADMIN = new Operator("operator");
    private static final byte[] OLD = key(1);
    private static final byte[] NEW = key(2);

    private final Ports ports = InMemoryPorts.create();
    private final OrganizationId acme = syncedOrganization(ports);
    private Instant now = NOON;
    private byte randomness;
    private final Environment environment = new Environment(() -> now, Fixtures::newId, this::random);

    @Test
    void firstKeyIsRecordedAndAnotherOneIsRefused() {
        node(OLD, Optional.empty()).changeSecretKey().check();
        node(OLD, Optional.empty()).changeSecretKey().check();

        assertThatThrownBy(() -> node(NEW, Optional.empty()).changeSecretKey().check())
                .isInstanceOf(Problem.class)
                .hasMessageContaining(new SecretBox(OLD).keyId())
                .hasMessageContaining(new SecretBox(NEW).keyId());
        node(OLD, Optional.empty()).changeSecretKey().check();
    }

    @Test
    void newKeyIsAcceptedWithTheOldOneAsSecondAndAloneLater() {
        node(OLD, Optional.empty()).changeSecretKey().check();
        node(OLD, Optional.of(NEW)).changeSecretKey().check();
        node(NEW, Optional.of(OLD)).changeSecretKey().check();
        node(NEW, Optional.empty()).changeSecretKey().check();

        assertThatThrownBy(() -> node(OLD, Optional.empty()).changeSecretKey().check())
                .isInstanceOf(Problem.class);
    }

    @Test
    void credentialsOfTheOldKeyWorkAndNeedItNoLongerAfterTheirUse() {
        UseCases old = node(OLD, Optional.empty());
        old.changeSecretKey().check();
        String key = old.manageApiKeys()
                .issue(ADMIN, "monitoring", Optional.empty(), Optional.empty())
                .text();
        CredentialText token = issueToken(new KeyedHash(OLD));
        now = now.plus(Duration.ofDays(1));
        UseCases both = node(NEW, Optional.of(OLD));
        long unused = both.changeSecretKey().check();

        both.authenticateAdmin().authenticate(key);
        both.authenticateScimClient().authenticate(Optional.of(acme), token.text());

        assertThat(both.changeSecretKey().check()).isEqualTo(unused - 2);
        UseCases alone = node(NEW, Optional.empty());
        assertThat(alone.authenticateAdmin().authenticate(key).name()).isNotBlank();
        assertThat(isAccepted(alone, token)).isTrue();
        assertThatThrownBy(() -> node(OLD, Optional.empty()).authenticateAdmin().authenticate(key))
                .isInstanceOf(Problem.class);
        assertThat(isAccepted(node(OLD, Optional.empty()), token)).isFalse();
    }

    @Test
    void secretsOfWebhooksAreSealedAgainWithTheNewKey() {
        Hooks hooks = new Hooks();
        Webhook before = hooks.created(node(OLD, Optional.empty()));

        UseCases both = node(NEW, Optional.of(OLD));
        assertThat(both.changeSecretKey().resealWebhooks()).isOne();
        assertThat(both.changeSecretKey().resealWebhooks()).isZero();

        Webhook after = hooks.stored();
        assertThat(after.version()).isEqualTo(before.version());
        assertThat(new SecretBox(NEW).open(after.secret(), after.place()))
                .isEqualTo(new SecretBox(OLD).open(before.secret(), before.place()));
        assertThat(new SecretBox(NEW).open(after.retiring().orElseThrow().secret(), after.place()))
                .isEqualTo(
                        new SecretBox(OLD).open(before.retiring().orElseThrow().secret(), before.place()));
    }

    @Test
    void privateKeysOfServiceProvidersAreSealedAgainWithTheNewKey() {
        node(OLD, Optional.empty()).describeServiceProvider().metadata(acme);
        ServiceKey before = serviceKey();

        UseCases both = node(NEW, Optional.of(OLD));
        assertThat(both.changeSecretKey().resealConnections()).isOne();
        assertThat(both.changeSecretKey().resealConnections()).isZero();

        String place = ServiceKey.place(acme, before.id());
        assertThat(new SecretBox(NEW).open(serviceKey().privateKey(), place))
                .isEqualTo(new SecretBox(OLD).open(before.privateKey(), place));
    }

    private ServiceKey serviceKey() {
        return ports.unitOfWork()
                .read(() -> ports.serviceKeyPairs().of(acme))
                .orElseThrow()
                .signing();
    }

    /** A webhook with two secrets. */
    private final class Hooks {
        Webhook created(UseCases useCases) {
            var created =
                    useCases.manageWebhooks().create(ADMIN, acme, WebhookUrl.of("https://receiver.example/hook"), "");
            useCases.manageWebhooks()
                    .rotateSecret(ADMIN, acme, created.status().webhook().id());
            return stored();
        }

        Webhook stored() {
            return ports.unitOfWork().read(() -> ports.webhooks().of(acme)).get(0);
        }
    }

    private static OrganizationId syncedOrganization(Ports ports) {
        Scene scene = new Scene(ports);
        scene.synced();
        return scene.organization().id();
    }

    private UseCases node(byte[] key, Optional<byte[]> second) {
        return TestUseCases.aWorld()
                .with(new KeyedHash(key, second))
                .with(new SecretBox(key, second))
                .useCases(ports, environment);
    }

    private CredentialText issueToken(KeyedHash hash) {
        CredentialText text = Fixtures.credential(Kind.SCIM_TOKEN);
        ports.unitOfWork().run(() -> ports.tokenRings()
                .save(new TokenRing(acme, List.of()).issue(ScimToken.issued(text, hash, now, "tester"), now)));
        return text;
    }

    private boolean isAccepted(UseCases useCases, CredentialText token) {
        return useCases.authenticateScimClient().authenticate(Optional.of(acme), token.text())
                instanceof Outcome.Accepted;
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, ++randomness);
        return bytes;
    }

    private static byte[] key(int of) {
        byte[] key = new byte[KeyedHash.MIN_KEY_BYTES];
        Arrays.fill(key, (byte) of);
        return key;
    }
}
