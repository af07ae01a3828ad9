package io.muster.application.testing;

import io.muster.application.UseCases;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.OutsidePorts;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.connection.DomainRecords;
import io.muster.application.port.out.connection.IdentityProviders;
import io.muster.application.port.out.connection.SamlDocuments;
import io.muster.application.port.out.password.PasswordHasher;
import io.muster.application.port.out.webhook.WebhookSender;
import io.muster.application.testing.fake.FakeProvider;
import io.muster.application.testing.fake.FakeSaml;
import io.muster.domain.connection.TxtAnswer;
import io.muster.domain.event.Event;
import io.muster.domain.token.KeyedHash;
import io.muster.domain.token.SecretBox;
import io.muster.domain.webhook.DeliveryResponse;
import io.muster.domain.webhook.Signing;
import io.muster.domain.webhook.WebhookUrl;
import java.time.Duration;

/** The use cases as production wires them, with an outside world that a test needs no network for. */
public final class TestUseCases {
    private static final SecretBox BOX = new SecretBox(new byte[KeyedHash.MIN_KEY_BYTES]);

    private static final String API = "https://muster.example/api/v1";

    private TestUseCases() {}

    /** No webhook can be reached. */
    public static UseCases on(Ports ports, Environment environment) {
        return on(ports, new Unreachable(), BOX, environment);
    }

    /** No webhook can be reached, and the secret key is the caller's. */
    public static UseCases on(Ports ports, KeyedHash hash, SecretBox box, Environment environment) {
        return on(ports, new Unreachable(), hash, box, environment);
    }

    public static UseCases on(Ports ports, WebhookSender sender, SecretBox box, Environment environment) {
        return on(ports, sender, Fixtures.HASH, box, environment);
    }

    /** Neither DNS nor webhook can be reached; the identity provider is the test's. */
    public static UseCases on(Ports ports, IdentityProviders providers, Environment environment) {
        return on(ports, providers, new FakeSaml(), environment);
    }

    /** Neither DNS nor webhook can be reached; the identity provider and its documents are the test's. */
    public static UseCases on(Ports ports, IdentityProviders providers, SamlDocuments saml, Environment environment) {
        return on(
                ports,
                providers,
                saml,
                name -> new TxtAnswer.TryLater("No DNS can be reached in this test"),
                new Unreachable(),
                Fixtures.HASH,
                BOX,
                environment);
    }

    /** Neither DNS nor webhook can be reached; passwords are hashed by the test's own. */
    public static UseCases on(Ports ports, PasswordHasher hasher, Environment environment) {
        return on(
                ports,
                new FakeProvider(),
                new FakeSaml(),
                name -> new TxtAnswer.TryLater("No DNS can be reached in this test"),
                new Unreachable(),
                Fixtures.HASH,
                BOX,
                hasher,
                environment);
    }

    /** No webhook can be reached; the DNS is the test's. */
    public static UseCases on(Ports ports, DomainRecords dns, Environment environment) {
        return on(ports, new FakeProvider(), new FakeSaml(), dns, new Unreachable(), Fixtures.HASH, BOX, environment);
    }

    private static UseCases on(
            Ports ports, WebhookSender sender, KeyedHash hash, SecretBox box, Environment environment) {
        return on(
                ports,
                new FakeProvider(),
                new FakeSaml(),
                name -> new TxtAnswer.TryLater("No DNS can be reached in this test"),
                sender,
                hash,
                box,
                environment);
    }

    private static UseCases on(
            Ports ports,
            IdentityProviders providers,
            SamlDocuments saml,
            DomainRecords dns,
            WebhookSender sender,
            KeyedHash hash,
            SecretBox box,
            Environment environment) {
        return on(ports, providers, saml, dns, sender, hash, box, new FakeHasher(), environment);
    }

    private static UseCases on(
            Ports ports,
            IdentityProviders providers,
            SamlDocuments saml,
            DomainRecords dns,
            WebhookSender sender,
            KeyedHash hash,
            SecretBox box,
            PasswordHasher hasher,
            Environment environment) {
        return UseCases.on(
                ports,
                new OutsidePorts(
                        providers,
                        saml,
                        dns,
                        sender,
                        (organization, position, reason) -> {},
                        (organization, rhythm) -> {}),
                new UseCases.Keys(hash, box, hasher),
                environment,
                new UseCases.Options(Duration.ofDays(30), API));
    }

    private record Unreachable() implements WebhookSender {
        @Override
        public void check(WebhookUrl url) {
            // every address is public enough for a test
        }

        @Override
        public DeliveryResponse send(WebhookUrl url, Event event, Signing signing) {
            return DeliveryResponse.failure("No webhook can be reached in this test");
        }
    }
}
