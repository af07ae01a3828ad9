package io.muster.application.testing.fake;

import io.muster.application.port.out.webhook.WebhookQueue;
import io.muster.application.testing.fake.InMemoryState.Hook;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.webhook.DeliveryProgress;
import io.muster.domain.webhook.Webhook;
import io.muster.domain.webhook.WebhookId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

record InMemoryWebhookQueue(InMemoryUnitOfWork unitOfWork) implements WebhookQueue {
    @Override
    public void wake(OrganizationId organization, Instant now) {
        for (Hook hook : List.copyOf(unitOfWork.state().webhooks.values())) {
            Webhook webhook = hook.webhook();
            if (webhook.organization().equals(organization)
                    && !webhook.progress().pausedAt(now)) {
                unitOfWork.state().replace(organization, webhook.id(), due -> due.dueNoLaterThan(now));
            }
        }
    }

    @Override
    public void wake(OrganizationId organization, WebhookId id, Instant now) {
        unitOfWork.state().replace(organization, id, hook -> hook.withoutPause().dueNoLaterThan(now));
    }

    @Override
    public void rewind(OrganizationId organization, WebhookId id, DeliveryProgress progress, Instant now) {
        unitOfWork.state().replace(organization, id, hook -> hook.with(progress).dueNoLaterThan(now));
        unitOfWork
                .state()
                .deliveries
                .keySet()
                .removeIf(key -> key.webhook().equals(id) && key.sequence() > progress.delivered());
    }

    @Override
    public List<OrganizationId> organizations(Instant now, Optional<OrganizationId> after, int limit) {
        return InMemoryState.page(
                unitOfWork.state().webhooks.values().stream()
                        .filter(hook ->
                                hook.due().filter(due -> !due.isAfter(now)).isPresent())
                        .map(hook -> hook.webhook().organization()),
                after,
                limit);
    }

    @Override
    public List<Claim> claim(OrganizationId organization, Instant now, Instant deadline, int limit) {
        Map<OrganizationId, Integer> ofOne = new HashMap<>();
        unitOfWork.state().webhooks.values().stream()
                .filter(hook -> hook.claimed().filter(now::isBefore).isPresent())
                .forEach(hook -> ofOne.merge(hook.webhook().organization(), 1, Integer::sum));
        List<Hook> free = unitOfWork.state().webhooks.values().stream()
                .filter(hook -> hook.due().filter(due -> !due.isAfter(now)).isPresent())
                .filter(hook -> hook.webhook().organization().equals(organization))
                .filter(hook -> hook.claimed().filter(now::isBefore).isEmpty())
                .sorted(Comparator.comparing(hook -> hook.due().orElse(Instant.MAX)))
                .filter(hook ->
                        ofOne.merge(hook.webhook().organization(), 1, Integer::sum) <= MAX_CONCURRENT_PER_ORGANIZATION)
                .limit(limit)
                .toList();
        free.forEach(hook -> unitOfWork
                .state()
                .webhooks
                .put(hook.webhook().id(), new Hook(hook.webhook(), Optional.of(deadline), Optional.of(deadline))));
        return free.stream().map(hook -> new Claim(hook.webhook(), deadline)).toList();
    }

    @Override
    public boolean advance(Claim claim, DeliveryProgress before, DeliveryProgress after) {
        Webhook webhook = claim.webhook();
        boolean unchanged = unitOfWork
                .state()
                .hook(webhook.organization(), webhook.id())
                .filter(hook -> hook.claimed().equals(Optional.of(claim.deadline())))
                .filter(hook -> hook.webhook().version() == webhook.version())
                .filter(hook -> hook.webhook().progress().delivered() == before.delivered())
                .isPresent();
        if (unchanged) {
            unitOfWork.state().replace(webhook.organization(), webhook.id(), hook -> hook.with(after));
        }
        return unchanged;
    }

    @Override
    public void release(Claim claim, Instant next) {
        unitOfWork
                .state()
                .replace(claim.webhook().organization(), claim.webhook().id(), hook -> {
                    Optional<Instant> deadline = Optional.of(claim.deadline());
                    if (!hook.claimed().equals(deadline)) {
                        return hook;
                    }
                    return new Hook(
                            hook.webhook(),
                            hook.due().equals(deadline) ? Optional.of(next) : hook.due(),
                            Optional.empty());
                });
    }
}
