package io.muster.application.testing.contract;

import static io.muster.application.testing.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.out.Ports;
import io.muster.application.port.out.webhook.WebhookQueue.Claim;
import io.muster.application.testing.Fixtures;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.token.SealedSecret;
import io.muster.domain.webhook.DeliveryProgress;
import io.muster.domain.webhook.Webhook;
import io.muster.domain.webhook.WebhookUrl;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

public interface WebhooksContract {
    Ports ports();

    @Test
    default void webhooksOfAnOrganizationAreListedInTheOrderOfTheirCreation() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        Webhook first = Hooks.added(ports(), Hooks.webhook(acme));
        Webhook second = Hooks.added(ports(), Hooks.webhook(acme));

        assertThat(ports().unitOfWork().read(() -> ports().webhooks().of(acme))).containsExactly(first, second);
    }

    @Test
    default void webhookIsReadAsStored() {
        Webhook webhook = Hooks.added(ports(), Hooks.webhook(Fixtures.newOrganization(ports())));

        assertThat(Hooks.find(ports(), webhook)).contains(webhook);
        assertThat(ports().unitOfWork().write(() -> ports().webhooks().lock(webhook.organization(), webhook.id())))
                .contains(webhook);
    }

    @Test
    default void webhookOfAnotherOrganizationIsNeitherFoundNorRemoved() {
        OrganizationId other = Fixtures.newOrganization(ports());
        Webhook webhook = Hooks.added(ports(), Hooks.webhook(Fixtures.newOrganization(ports())));

        assertThat(ports().unitOfWork().read(() -> ports().webhooks().find(other, webhook.id())))
                .isEmpty();
        assertThat(ports().unitOfWork().write(() -> ports().webhooks().lock(other, webhook.id())))
                .isEmpty();
        assertThat(ports().unitOfWork().read(() -> ports().webhooks().of(other)))
                .isEmpty();
        ports().unitOfWork().run(() -> ports().webhooks().remove(other, webhook.id()));

        assertThat(Hooks.find(ports(), webhook)).isPresent();
    }

    @Test
    default void savedSettingsKeepTheProgress() {
        Webhook webhook = Hooks.added(ports(), Hooks.webhook(Fixtures.newOrganization(ports())));
        Claim claim = Hooks.claim(ports(), webhook, Hooks.LONG_AGO);
        DeliveryProgress further = webhook.progress().past(9).failed(Hooks.LONG_AGO);
        ports().unitOfWork().write(() -> ports().webhookQueue().advance(claim, webhook.progress(), further));
        Webhook changed = webhook.with(WebhookUrl.of("https://other.example/x"), "other")
                .rotated(new SealedSecret("fresh"), Hooks.LONG_AGO);

        ports().unitOfWork().run(() -> ports().webhooks().save(changed, Hooks.LONG_AGO));

        Webhook stored = Hooks.find(ports(), webhook).orElseThrow();
        assertThat(stored.progress()).isEqualTo(further);
        assertThat(stored).usingRecursiveComparison().ignoringFields("progress").isEqualTo(changed);
    }

    @Test
    default void removedWebhookLosesItsDeliveriesAndItsClaim() {
        Webhook webhook = Hooks.added(ports(), Hooks.webhook(Fixtures.newOrganization(ports())));
        Hooks.put(ports(), Hooks.deadLetter(webhook, 1));
        Claim claim = Hooks.claim(ports(), webhook, Hooks.LONG_AGO);

        ports().unitOfWork().run(() -> ports().webhooks().remove(webhook.organization(), webhook.id()));

        assertThat(Hooks.find(ports(), webhook)).isEmpty();
        assertThat(ports().unitOfWork().read(() -> ports().deliveries()
                        .deadLetters(webhook.organization(), webhook.id(), 0, 10)
                        .items()))
                .isEmpty();
        assertThat(ports().unitOfWork().write(() -> ports().webhookQueue()
                        .advance(claim, webhook.progress(), webhook.progress().past(1))))
                .isFalse();
        ports().unitOfWork().run(() -> ports().webhookQueue().release(claim, NOON));
    }

    @Test
    default void organizationsAreFoundByTheCreatorOfAnActiveWebhook() {
        String creator = "creator " + Fixtures.newId();
        OrganizationId acme = Fixtures.newOrganization(ports());
        OrganizationId other = Fixtures.newOrganization(ports());
        Hooks.added(ports(), Hooks.webhook(acme, NOON, creator));
        Hooks.added(ports(), Hooks.webhook(other));
        Webhook disabled = Hooks.added(ports(), Hooks.webhook(other, NOON, creator));
        ports().unitOfWork().run(() -> ports().webhooks().save(disabled.switched(false), NOON));

        assertThat(ports().unitOfWork().read(() -> ports().webhooks()
                        .organizationsWithWebhooksBy(Set.of(creator), Optional.empty(), 10)))
                .containsExactly(acme);
        assertThat(ports().unitOfWork().read(() -> ports().webhooks()
                        .organizationsWithWebhooksBy(Set.of(creator), Optional.of(acme), 10)))
                .isEmpty();
    }
}
