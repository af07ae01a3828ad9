package io.muster.application.testing.contract;

import static io.muster.application.testing.Fixtures.NOON;

import io.muster.application.port.out.Ports;
import io.muster.application.port.out.webhook.WebhookQueue.Claim;
import io.muster.application.testing.Fixtures;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.token.SealedSecret;
import io.muster.domain.webhook.Backoff;
import io.muster.domain.webhook.Delivery;
import io.muster.domain.webhook.DeliveryProgress;
import io.muster.domain.webhook.DeliveryResponse;
import io.muster.domain.webhook.Webhook;
import io.muster.domain.webhook.WebhookId;
import io.muster.domain.webhook.WebhookUrl;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Webhooks, their claims and deliveries, for the contracts of webhooks. */
final class Hooks {
    /** Earlier than the due times of other tests' webhooks, which are in the same database. */
    static final Instant LONG_AGO = NOON.minus(Duration.ofDays(3_650));

    static final Duration MINUTE = Duration.ofMinutes(1);

    private Hooks() {}

    static Webhook webhook(OrganizationId organization) {
        return webhook(organization, LONG_AGO);
    }

    static Webhook webhook(OrganizationId organization, Instant createdAt) {
        return webhook(organization, createdAt, "tester");
    }

    static Webhook webhook(OrganizationId organization, Instant createdAt, String by) {
        return Webhook.created(
                organization,
                new WebhookId(Fixtures.newId()),
                new Webhook.Settings(WebhookUrl.of("https://receiver.example/hook?key=1"), "receiver"),
                new SealedSecret("sealed"),
                new Provenance(createdAt, by),
                0);
    }

    static Webhook added(Ports ports, Webhook webhook) {
        ports.unitOfWork().run(() -> ports.webhooks().add(webhook));
        return webhook;
    }

    /** Stores a webhook that is not due before noon. */
    static Webhook asleep(Ports ports, OrganizationId organization, Optional<Instant> pausedUntil) {
        Webhook webhook = added(ports, webhook(organization));
        Claim claim = claim(ports, webhook, LONG_AGO);
        ports.unitOfWork().write(() -> ports.webhookQueue()
                .advance(claim, webhook.progress(), new DeliveryProgress(0, 0, pausedUntil)));
        ports.unitOfWork().run(() -> ports.webhookQueue().release(claim, NOON));
        return webhook;
    }

    static Optional<Webhook> find(Ports ports, Webhook webhook) {
        return ports.unitOfWork().read(() -> ports.webhooks().find(webhook.organization(), webhook.id()));
    }

    static Claim claim(Ports ports, Webhook webhook, Instant now) {
        return claims(ports, webhook, now).get(0);
    }

    /** Claims all due webhooks and returns the claims of one. */
    static List<Claim> claims(Ports ports, Webhook webhook, Instant now) {
        return claims(ports, now).stream()
                .filter(claim -> claim.webhook().id().equals(webhook.id()))
                .toList();
    }

    /** Claims all due webhooks for a minute. */
    static List<Claim> claims(Ports ports, Instant now) {
        return claims(ports, now, now.plus(MINUTE), 1_000);
    }

    /** Claims due webhooks, at most so many of each organization. */
    static List<Claim> claims(Ports ports, Instant now, Instant deadline, int limit) {
        return ports.unitOfWork().read(() -> ports.webhookQueue().organizations(now, Optional.empty(), 10_000)).stream()
                .flatMap(
                        organization -> ports
                                .unitOfWork()
                                .write(() -> ports.webhookQueue().claim(organization, now, deadline, limit))
                                .stream())
                .toList();
    }

    static Delivery deadLetter(Webhook webhook, long sequence) {
        return Delivery.failed(webhook, sequence, DeliveryResponse.status(500), NOON, 0)
                .failedAgain(DeliveryResponse.failure("no route to host"), NOON.plus(Backoff.WINDOW), 0);
    }

    static void put(Ports ports, Delivery... deliveries) {
        ports.unitOfWork().run(() -> List.of(deliveries).forEach(ports.deliveries()::put));
    }
}
