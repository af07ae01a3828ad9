package io.muster.application.testing;

import io.muster.application.port.out.webhook.Webhooks;
import io.muster.application.testing.InMemoryState.Hook;
import io.muster.application.testing.InMemoryState.Letter;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.webhook.Delivery;
import io.muster.domain.webhook.DeliveryProgress;
import io.muster.domain.webhook.Webhook;
import io.muster.domain.webhook.WebhookId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        replace(
                webhook.organization(),
                webhook.id(),
                hook -> new Hook(
                        withProgress(webhook, awake(hook)),
                        webhook.active() ? Optional.of(now) : Optional.empty(),
                        hook.claimed()));
    }

    @Override
    public Optional<Webhook> find(OrganizationId organization, WebhookId id) {
        return hook(organization, id).map(Hook::webhook);
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
    public void remove(OrganizationId organization, WebhookId id) {
        if (hook(organization, id).isPresent()) {
            unitOfWork.state().webhooks.remove(id);
            unitOfWork.state().deliveries.keySet().removeIf(letter -> letter.webhook()
                    .equals(id));
        }
    }

    @Override
    public void wake(OrganizationId organization, Instant now) {
        for (Webhook webhook : of(organization)) {
            if (!webhook.progress().pausedAt(now)) {
                replace(organization, webhook.id(), hook -> dueNoLaterThan(hook, now));
            }
        }
    }

    @Override
    public void wake(OrganizationId organization, WebhookId id, Instant now) {
        replace(
                organization,
                id,
                hook -> dueNoLaterThan(
                        new Hook(withProgress(hook.webhook(), awake(hook)), hook.due(), hook.claimed()), now));
    }

    @Override
    public void rewind(OrganizationId organization, WebhookId id, DeliveryProgress progress, Instant now) {
        replace(
                organization,
                id,
                hook -> dueNoLaterThan(
                        new Hook(withProgress(hook.webhook(), progress), hook.due(), hook.claimed()), now));
        unitOfWork
                .state()
                .deliveries
                .keySet()
                .removeIf(letter -> letter.webhook().equals(id) && letter.sequence() > progress.delivered());
    }

    @Override
    public List<Claim> claim(Instant now, Instant deadline, int limit) {
        Map<OrganizationId, Integer> ofOne = new HashMap<>();
        unitOfWork.state().webhooks.values().stream()
                .filter(hook -> hook.claimed().filter(now::isBefore).isPresent())
                .forEach(hook -> ofOne.merge(hook.webhook().organization(), 1, Integer::sum));
        List<Hook> free = unitOfWork.state().webhooks.values().stream()
                .filter(hook -> hook.due().filter(due -> !due.isAfter(now)).isPresent())
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
        boolean unchanged = hook(webhook.organization(), webhook.id())
                .filter(hook -> hook.claimed().equals(Optional.of(claim.deadline())))
                .filter(hook -> hook.webhook().version() == webhook.version())
                .filter(hook -> hook.webhook().progress().delivered() == before.delivered())
                .isPresent();
        if (unchanged) {
            replace(
                    webhook.organization(),
                    webhook.id(),
                    hook -> new Hook(withProgress(hook.webhook(), after), hook.due(), hook.claimed()));
        }
        return unchanged;
    }

    @Override
    public void release(Claim claim, Instant next) {
        replace(claim.webhook().organization(), claim.webhook().id(), hook -> {
            Optional<Instant> deadline = Optional.of(claim.deadline());
            if (!hook.claimed().equals(deadline)) {
                return hook;
            }
            return new Hook(
                    hook.webhook(), hook.due().equals(deadline) ? Optional.of(next) : hook.due(), Optional.empty());
        });
    }

    @Override
    public void put(Delivery delivery) {
        unitOfWork.state().deliveries.put(new Letter(delivery.webhook(), delivery.sequence()), delivery);
    }

    @Override
    public void forget(Delivery delivery) {
        unitOfWork.state().deliveries.remove(new Letter(delivery.webhook(), delivery.sequence()));
    }

    @Override
    public Optional<Delivery> delivery(OrganizationId organization, WebhookId id, long sequence) {
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
    public List<Delivery> deadLetters(OrganizationId organization, WebhookId id, long after, int limit) {
        return deliveries(organization, id)
                .filter(delivery -> delivery.dead() && delivery.sequence() > after)
                .limit(limit)
                .toList();
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
        return of(organization).stream()
                .collect(Collectors.toMap(Webhook::id, webhook -> backlog(organization, webhook.id())));
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

    private Optional<Hook> hook(OrganizationId organization, WebhookId id) {
        return Optional.ofNullable(unitOfWork.state().webhooks.get(id))
                .filter(hook -> hook.webhook().organization().equals(organization));
    }

    private void replace(OrganizationId organization, WebhookId id, UnaryOperator<Hook> change) {
        hook(organization, id).ifPresent(hook -> unitOfWork.state().webhooks.put(id, change.apply(hook)));
    }

    private static Hook dueNoLaterThan(Hook hook, Instant now) {
        return new Hook(hook.webhook(), hook.due().map(due -> due.isAfter(now) ? now : due), hook.claimed());
    }

    private static DeliveryProgress awake(Hook hook) {
        DeliveryProgress progress = hook.webhook().progress();
        return new DeliveryProgress(progress.delivered(), progress.failures(), Optional.empty());
    }

    private static Webhook withProgress(Webhook webhook, DeliveryProgress progress) {
        return new Webhook(
                webhook.organization(),
                webhook.id(),
                webhook.url(),
                webhook.description(),
                webhook.state(),
                webhook.secret(),
                webhook.retiring(),
                webhook.createdAt(),
                webhook.createdBy(),
                webhook.version(),
                progress);
    }
}
