package io.muster.application.testing;

import io.muster.application.UseCases;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.OutsidePorts;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.connection.DomainRecords;
import io.muster.application.port.out.connection.IdentityProviders;
import io.muster.application.port.out.connection.SamlDocuments;
import io.muster.application.port.out.password.PasswordHasher;
import io.muster.application.port.out.simulation.Conversations;
import io.muster.application.port.out.simulation.ScimClient;
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
import java.util.List;

/**
 * The use cases as production wires them, with an outside world that a test needs no network for: no webhook, no DNS
 * and no SCIM service can be reached, and the identity provider is a fake. A test replaces the parts that it is about.
 */
public record TestUseCases(
        IdentityProviders providers,
        SamlDocuments saml,
        DomainRecords dns,
        WebhookSender webhooks,
        KeyedHash hash,
        SecretBox box,
        PasswordHasher hasher,
        Conversations conversations,
        ScimClient scimClient) {
    private static final String API = "https://muster.example/api/v1";

    public static TestUseCases aWorld() {
        return new TestUseCases(
                new FakeProvider(),
                new FakeSaml(),
                name -> new TxtAnswer.TryLater("No DNS can be reached in this test"),
                new Unreachable(),
                Fixtures.HASH,
                new SecretBox(new byte[KeyedHash.MIN_KEY_BYTES]),
                new FakeHasher(),
                List::of,
                (target, request) -> new ScimClient.Reply.NoAnswer("No service in this test"));
    }

    /** The use cases in {@link #aWorld} as it is. */
    public static UseCases on(Ports ports, Environment environment) {
        return aWorld().useCases(ports, environment);
    }

    public TestUseCases with(IdentityProviders other) {
        return new TestUseCases(other, saml, dns, webhooks, hash, box, hasher, conversations, scimClient);
    }

    public TestUseCases with(SamlDocuments other) {
        return new TestUseCases(providers, other, dns, webhooks, hash, box, hasher, conversations, scimClient);
    }

    public TestUseCases with(DomainRecords other) {
        return new TestUseCases(providers, saml, other, webhooks, hash, box, hasher, conversations, scimClient);
    }

    public TestUseCases with(WebhookSender other) {
        return new TestUseCases(providers, saml, dns, other, hash, box, hasher, conversations, scimClient);
    }

    public TestUseCases with(KeyedHash other) {
        return new TestUseCases(providers, saml, dns, webhooks, other, box, hasher, conversations, scimClient);
    }

    public TestUseCases with(SecretBox other) {
        return new TestUseCases(providers, saml, dns, webhooks, hash, other, hasher, conversations, scimClient);
    }

    public TestUseCases with(PasswordHasher other) {
        return new TestUseCases(providers, saml, dns, webhooks, hash, box, other, conversations, scimClient);
    }

    /** The conversations, and the SCIM service that they are played against. */
    public TestUseCases playing(Conversations others, ScimClient client) {
        return new TestUseCases(providers, saml, dns, webhooks, hash, box, hasher, others, client);
    }

    public UseCases useCases(Ports ports, Environment environment) {
        return UseCases.on(
                ports,
                new OutsidePorts(
                        providers,
                        saml,
                        dns,
                        webhooks,
                        (organization, position, reason) -> {},
                        (organization, rhythm) -> {},
                        conversations,
                        scimClient,
                        scimClient),
                new UseCases.Keys(hash, box, hasher),
                environment,
                new UseCases.Options(Duration.ofDays(30), API, API));
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
