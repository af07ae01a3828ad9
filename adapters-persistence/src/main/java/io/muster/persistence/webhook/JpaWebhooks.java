package io.muster.persistence.webhook;

import io.muster.application.port.out.webhook.Webhooks;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.token.SealedSecret;
import io.muster.domain.webhook.Delivery;
import io.muster.domain.webhook.DeliveryProgress;
import io.muster.domain.webhook.DeliveryResponse;
import io.muster.domain.webhook.RetiringSecret;
import io.muster.domain.webhook.Webhook;
import io.muster.domain.webhook.WebhookId;
import io.muster.domain.webhook.WebhookUrl;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import io.muster.persistence.hibernate.Rows;
import io.muster.persistence.hibernate.TenantKey;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.LockMode;
import org.hibernate.StatelessSession;
import org.hibernate.query.MutationQuery;
import org.hibernate.query.SelectionQuery;

/**
 * Webhooks, a row each, and a row for each delivery that failed. Settings and progress are columns of the same row,
 * written by different statements.
 */
final class JpaWebhooks implements Webhooks {
    private final HibernateUnitOfWork unitOfWork;

    JpaWebhooks(HibernateUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public void add(Webhook webhook) {
        WebhookEntity row = new WebhookEntity();
        row.organizationId = webhook.organization().value();
        row.id = webhook.id().value();
        row.url = webhook.url().text();
        row.description = webhook.description();
        row.state = webhook.state().name();
        row.secret = webhook.secret().text();
        webhook.retiring().ifPresent(retiring -> {
            row.retiringSecret = retiring.secret().text();
            row.retiringUntil = retiring.until();
        });
        row.createdAt = webhook.createdAt();
        row.createdBy = webhook.createdBy();
        row.version = webhook.version();
        row.delivered = webhook.progress().delivered();
        row.failures = webhook.progress().failures();
        webhook.progress().pausedUntil().ifPresent(until -> row.pausedUntil = until);
        row.dueAt = webhook.createdAt();
        unitOfWork.session().insert(row);
    }

    @Override
    public void save(Webhook webhook, Instant now) {
        change("""
                        update Webhook set url = :url, description = :description, state = :state, secret = :secret,
                            retiringSecret = :retiringSecret, retiringUntil = :retiringUntil, version = :version,
                            pausedUntil = null, dueAt = :dueAt
                        where organizationId = :organization and id = :id""", webhook.organization(), webhook.id())
                .setParameter("url", webhook.url().text())
                .setParameter("description", webhook.description())
                .setParameter("state", webhook.state().name())
                .setParameter("secret", webhook.secret().text())
                .setParameter(
                        "retiringSecret",
                        webhook.retiring()
                                .map(retiring -> retiring.secret().text())
                                .orElse(null),
                        String.class)
                .setParameter(
                        "retiringUntil",
                        webhook.retiring().map(RetiringSecret::until).orElse(null),
                        Instant.class)
                .setParameter("version", webhook.version())
                .setParameter("dueAt", webhook.active() ? now : null, Instant.class)
                .executeUpdate();
    }

    @Override
    public Optional<Webhook> find(OrganizationId organization, WebhookId id) {
        return Rows.get(unitOfWork.session(), WebhookEntity.class, new TenantKey(organization.value(), id.value()))
                .map(JpaWebhooks::webhook);
    }

    @Override
    public Optional<Webhook> lock(OrganizationId organization, WebhookId id) {
        return Rows.first(unitOfWork
                        .session()
                        .createSelectionQuery(
                                "from Webhook where organizationId = :organization and id = :id", WebhookEntity.class)
                        .setParameter("organization", organization.value())
                        .setParameter("id", id.value())
                        .setHibernateLockMode(LockMode.PESSIMISTIC_WRITE))
                .map(JpaWebhooks::webhook);
    }

    @Override
    public List<Webhook> of(OrganizationId organization) {
        return unitOfWork
                .session()
                .createSelectionQuery(
                        "from Webhook where organizationId = :organization order by id", WebhookEntity.class)
                .setParameter("organization", organization.value())
                .getResultStream()
                .map(JpaWebhooks::webhook)
                .toList();
    }

    @Override
    public void remove(OrganizationId organization, WebhookId id) {
        change("delete from Webhook where organizationId = :organization and id = :id", organization, id)
                .executeUpdate();
    }

    @Override
    public void wake(OrganizationId organization, Instant now) {
        unitOfWork
                .session()
                .createMutationQuery("""
                        update Webhook set dueAt = :now where organizationId = :organization and dueAt > :now
                            and (pausedUntil is null or pausedUntil <= :now)""")
                .setParameter("organization", organization.value())
                .setParameter("now", now)
                .executeUpdate();
    }

    @Override
    public void wake(OrganizationId organization, WebhookId id, Instant now) {
        change("""
                        update Webhook set pausedUntil = null, dueAt = case when dueAt > :now then :now else dueAt end
                        where organizationId = :organization and id = :id""", organization, id).setParameter("now", now).executeUpdate();
    }

    @Override
    public void rewind(OrganizationId organization, WebhookId id, DeliveryProgress progress, Instant now) {
        change("""
                        update Webhook set delivered = :delivered, failures = :failures, pausedUntil = :pausedUntil,
                            dueAt = case when dueAt > :now then :now else dueAt end
                        where organizationId = :organization and id = :id""", organization, id)
                .setParameter("delivered", progress.delivered())
                .setParameter("failures", progress.failures())
                .setParameter("pausedUntil", progress.pausedUntil().orElse(null), Instant.class)
                .setParameter("now", now)
                .executeUpdate();
        change("""
                        delete from WebhookDelivery
                        where organizationId = :organization and webhookId = :id and sequence > :delivered""", organization, id)
                .setParameter("delivered", progress.delivered())
                .executeUpdate();
    }

    /**
     * What another unit of work holds is passed over: it is being claimed or changed, and will be there the next time.
     * Of an organization only those are taken that have too few in front of them: claimed, or due for longer.
     */
    @Override
    public List<Claim> claim(Instant now, Instant deadline, int limit) {
        List<WebhookEntity> free = unitOfWork
                .session()
                .createSelectionQuery("""
                        from Webhook w where w.dueAt <= :now and (w.claimedUntil is null or w.claimedUntil <= :now)
                            and (select count(f.id) from Webhook f where f.organizationId = w.organizationId
                                and (f.claimedUntil > :now
                                    or f.dueAt < w.dueAt or f.dueAt = w.dueAt and f.id < w.id)) < :most
                        order by w.dueAt""", WebhookEntity.class)
                .setParameter("now", now)
                .setParameter("most", (long) MAX_CONCURRENT_PER_ORGANIZATION)
                .setMaxResults(limit)
                .setHibernateLockMode(LockMode.UPGRADE_SKIPLOCKED)
                .getResultList();
        for (WebhookEntity row : free) {
            unitOfWork
                    .session()
                    .createMutationQuery("""
                            update Webhook set dueAt = :deadline, claimedUntil = :deadline
                            where organizationId = :organization and id = :id""")
                    .setParameter("organization", row.organizationId)
                    .setParameter("id", row.id)
                    .setParameter("deadline", deadline)
                    .executeUpdate();
        }
        return free.stream().map(row -> new Claim(webhook(row), deadline)).toList();
    }

    @Override
    public boolean advance(Claim claim, DeliveryProgress before, DeliveryProgress after) {
        return change("""
                        update Webhook set delivered = :after, failures = :failures, pausedUntil = :pausedUntil
                        where organizationId = :organization and id = :id and claimedUntil = :deadline
                            and version = :version and delivered = :before""", claim)
                        .setParameter("after", after.delivered())
                        .setParameter("failures", after.failures())
                        .setParameter("pausedUntil", after.pausedUntil().orElse(null), Instant.class)
                        .setParameter("version", claim.webhook().version())
                        .setParameter("before", before.delivered())
                        .executeUpdate()
                > 0;
    }

    @Override
    public void release(Claim claim, Instant next) {
        change("""
                        update Webhook set claimedUntil = null,
                            dueAt = case when dueAt = :deadline then :next else dueAt end
                        where organizationId = :organization and id = :id and claimedUntil = :deadline""", claim).setParameter("next", next).executeUpdate();
    }

    @Override
    public void put(Delivery delivery) {
        WebhookDeliveryEntity row = new WebhookDeliveryEntity();
        row.organizationId = delivery.organization().value();
        row.webhookId = delivery.webhook().value();
        row.sequence = delivery.sequence();
        row.attempts = delivery.attempts();
        row.firstAttemptAt = delivery.firstAttemptAt();
        row.lastAttemptAt = delivery.lastAttemptAt();
        delivery.nextAttemptAt().ifPresent(at -> row.nextAttemptAt = at);
        delivery.lastResponse().status().ifPresent(status -> row.lastStatus = status);
        delivery.lastResponse().failure().ifPresent(failure -> row.lastFailure = failure);
        unitOfWork.session().upsert(row);
    }

    @Override
    public void forget(Delivery delivery) {
        change("""
                        delete from WebhookDelivery
                        where organizationId = :organization and webhookId = :id and sequence = :sequence""", delivery.organization(), delivery.webhook())
                .setParameter("sequence", delivery.sequence())
                .executeUpdate();
    }

    @Override
    public Optional<Delivery> delivery(OrganizationId organization, WebhookId id, long sequence) {
        return Rows.get(
                        unitOfWork.session(),
                        WebhookDeliveryEntity.class,
                        new WebhookDeliveryEntity.Key(organization.value(), id.value(), sequence))
                .map(JpaWebhooks::delivery);
    }

    @Override
    public List<Delivery> retrying(OrganizationId organization, WebhookId id, int limit) {
        return deliveries("nextAttemptAt is not null order by nextAttemptAt, sequence", organization, id)
                .setMaxResults(limit)
                .getResultStream()
                .map(JpaWebhooks::delivery)
                .toList();
    }

    @Override
    public List<Delivery> deadLetters(OrganizationId organization, WebhookId id, long after, int limit) {
        return deliveries("nextAttemptAt is null and sequence > :after order by sequence", organization, id)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultStream()
                .map(JpaWebhooks::delivery)
                .toList();
    }

    @Override
    public int replayDeadLetters(OrganizationId organization, WebhookId id, Instant now) {
        return change("""
                        update WebhookDelivery set attempts = 0, firstAttemptAt = :now, nextAttemptAt = :now
                        where organizationId = :organization and webhookId = :id and nextAttemptAt is null""", organization, id).setParameter("now", now).executeUpdate();
    }

    @Override
    public Map<WebhookId, Backlog> backlogs(OrganizationId organization) {
        return unitOfWork
                .session()
                .createSelectionQuery("""
                        select webhookId, count(nextAttemptAt), count(*) from WebhookDelivery
                        where organizationId = :organization group by webhookId""", Object[].class)
                .setParameter("organization", organization.value())
                .getResultStream()
                .collect(Collectors.toMap(
                        row -> new WebhookId((UUID) row[0]),
                        row -> new Backlog((Long) row[1], (Long) row[2] - (Long) row[1])));
    }

    private MutationQuery change(String statement, OrganizationId organization, WebhookId id) {
        return unitOfWork
                .session()
                .createMutationQuery(statement)
                .setParameter("organization", organization.value())
                .setParameter("id", id.value());
    }

    private MutationQuery change(String statement, Claim claim) {
        return change(statement, claim.webhook().organization(), claim.webhook().id())
                .setParameter("deadline", claim.deadline());
    }

    private SelectionQuery<WebhookDeliveryEntity> deliveries(
            String condition, OrganizationId organization, WebhookId id) {
        StatelessSession session = unitOfWork.session();
        return session.createSelectionQuery(
                        "from WebhookDelivery where organizationId = :organization and webhookId = :id and "
                                + condition,
                        WebhookDeliveryEntity.class)
                .setParameter("organization", organization.value())
                .setParameter("id", id.value());
    }

    private static Webhook webhook(WebhookEntity row) {
        return new Webhook(
                new OrganizationId(row.organizationId),
                new WebhookId(row.id),
                new WebhookUrl(URI.create(row.url)),
                row.description,
                Webhook.State.valueOf(row.state),
                new SealedSecret(row.secret),
                Optional.ofNullable(row.retiringSecret)
                        .map(secret -> new RetiringSecret(new SealedSecret(secret), row.retiringUntil)),
                row.createdAt,
                row.createdBy,
                row.version,
                new DeliveryProgress(row.delivered, row.failures, Optional.ofNullable(row.pausedUntil)));
    }

    private static Delivery delivery(WebhookDeliveryEntity row) {
        return new Delivery(
                new OrganizationId(row.organizationId),
                new WebhookId(row.webhookId),
                row.sequence,
                row.attempts,
                row.firstAttemptAt,
                row.lastAttemptAt,
                Optional.ofNullable(row.nextAttemptAt),
                new DeliveryResponse(Optional.ofNullable(row.lastStatus), Optional.ofNullable(row.lastFailure)));
    }
}
