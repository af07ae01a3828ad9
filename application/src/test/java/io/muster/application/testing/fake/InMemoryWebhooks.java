package io.muster.application.testing.fake;

import io.muster.application.port.out.webhook.Webhooks;
import io.muster.application.testing.fake.InMemoryState.Hook;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.webhook.Webhook;
import io.muster.domain.webhook.WebhookId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

record InMemoryWebhooks(InMemoryUnitOfWork unitOfWork) implements Webhooks {
    @Override
    public void add(Webhook webhook) {
        unitOfWork
                .state()
                .webhooks
                .put(webhook.id(), new Hook(webhook, Optional.of(webhook.createdAt()), Optional.empty()));
    }

    @Override
    public void save(Webhook webhook, Instant now) {
        unitOfWork
                .state()
                .replace(
                        webhook.organization(),
                        webhook.id(),
                        hook -> new Hook(
                                Hook.withProgress(
                                        webhook, hook.withoutPause().webhook().progress()),
                                webhook.active() ? Optional.of(now) : Optional.empty(),
                                hook.claimed()));
    }

    @Override
    public Optional<Webhook> find(OrganizationId organization, WebhookId id) {
        return unitOfWork.state().hook(organization, id).map(Hook::webhook);
    }

    @Override
    public Optional<Webhook> lock(OrganizationId organization, WebhookId id) {
        return find(organization, id);
    }

    @Override
    public List<Webhook> of(OrganizationId organization) {
        return unitOfWork.state().webhooks.values().stream()
                .map(Hook::webhook)
                .filter(webhook -> webhook.organization().equals(organization))
                .sorted(Comparator.comparing(webhook -> webhook.id().value(), InMemoryState.BY_BYTES))
                .toList();
    }

    @Override
    public List<OrganizationId> organizationsWithWebhooksBy(
            Set<String> creators, Optional<OrganizationId> after, int limit) {
        return InMemoryState.page(
                unitOfWork.state().webhooks.values().stream()
                        .map(InMemoryState.Hook::webhook)
                        .filter(webhook -> webhook.active() && creators.contains(webhook.createdBy()))
                        .map(Webhook::organization),
                after,
                limit);
    }

    @Override
    public void remove(OrganizationId organization, WebhookId id) {
        if (unitOfWork.state().hook(organization, id).isPresent()) {
            unitOfWork.state().webhooks.remove(id);
            unitOfWork.state().deliveries.keySet().removeIf(key -> key.webhook().equals(id));
        }
    }
}
