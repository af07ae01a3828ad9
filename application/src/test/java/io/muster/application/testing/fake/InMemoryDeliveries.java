package io.muster.application.testing.fake;

import io.muster.application.port.out.webhook.Deliveries;
import io.muster.application.testing.fake.InMemoryState.DeliveryKey;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.domain.webhook.Delivery;
import io.muster.domain.webhook.Webhook;
import io.muster.domain.webhook.WebhookId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

record InMemoryDeliveries(InMemoryUnitOfWork unitOfWork) implements Deliveries {
    @Override
    public void put(Delivery delivery) {
        unitOfWork.state().deliveries.put(new DeliveryKey(delivery.webhook(), delivery.sequence()), delivery);
    }

    @Override
    public void remove(Delivery delivery) {
        unitOfWork.state().deliveries.remove(new DeliveryKey(delivery.webhook(), delivery.sequence()));
    }

    @Override
    public Optional<Delivery> find(OrganizationId organization, WebhookId id, long sequence) {
        return deliveries(organization, id)
                .filter(delivery -> delivery.sequence() == sequence)
                .findFirst();
    }

    @Override
    public List<Delivery> retrying(OrganizationId organization, WebhookId id, int limit) {
        return deliveries(organization, id)
                .filter(delivery -> !delivery.dead())
                .sorted(Comparator.comparing(
                        delivery -> delivery.nextAttemptAt().orElse(Instant.MAX)))
                .limit(limit)
                .toList();
    }

    @Override
    public Slice<Delivery> deadLetters(OrganizationId organization, WebhookId id, long after, int limit) {
        return Slice.of(
                deliveries(organization, id)
                        .filter(delivery -> delivery.dead() && delivery.sequence() > after)
                        .toList(),
                limit);
    }

    @Override
    public int replayDeadLetters(OrganizationId organization, WebhookId id, Instant now) {
        List<Delivery> dead =
                deliveries(organization, id).filter(Delivery::dead).toList();
        dead.forEach(delivery -> put(delivery.replayed(now)));
        return dead.size();
    }

    @Override
    public Map<WebhookId, Backlog> backlogs(OrganizationId organization) {
        return unitOfWork.state().webhooks.values().stream()
                .map(hook -> hook.webhook())
                .filter(webhook -> webhook.organization().equals(organization))
                .collect(Collectors.toMap(Webhook::id, webhook -> backlog(organization, webhook.id())));
    }

    @Override
    public int purgeDeadLetters(OrganizationId organization, Instant before, int limit) {
        List<Delivery> old = unitOfWork.state().deliveries.values().stream()
                .filter(delivery -> delivery.organization().equals(organization))
                .filter(delivery -> delivery.dead() && delivery.lastAttemptAt().isBefore(before))
                .limit(limit)
                .toList();
        old.forEach(this::remove);
        return old.size();
    }

    private Backlog backlog(OrganizationId organization, WebhookId id) {
        long dead = deliveries(organization, id).filter(Delivery::dead).count();
        return new Backlog(deliveries(organization, id).count() - dead, dead);
    }

    private Stream<Delivery> deliveries(OrganizationId organization, WebhookId id) {
        return unitOfWork.state().deliveries.values().stream()
                .filter(delivery -> delivery.organization().equals(organization)
                        && delivery.webhook().equals(id));
    }
}
