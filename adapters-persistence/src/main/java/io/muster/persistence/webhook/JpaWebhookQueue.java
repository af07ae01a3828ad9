package io.muster.persistence.webhook;

import io.muster.application.port.out.webhook.WebhookQueue;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.webhook.DeliveryProgress;
import io.muster.domain.webhook.WebhookId;
import io.muster.persistence.hibernate.AcrossOrganizations;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import io.muster.persistence.hibernate.LookUp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.LockMode;
import org.hibernate.query.MutationQuery;

/** Claims webhooks by columns of their rows: {@code due_at} and {@code claimed_until}. */
final class JpaWebhookQueue implements WebhookQueue {
    private static final String WAKE = """
            update webhook set due_at = ? where organization_id = ? and due_at > ?
                and (paused_until is null or paused_until <= ?)""";

    private final HibernateUnitOfWork unitOfWork;

    JpaWebhookQueue(HibernateUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public void wake(OrganizationId organization, Instant now) {
        unitOfWork.later(organization, WAKE, List.of(now, organization.value(), now, now));
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

    @Override
    public List<OrganizationId> organizations(Instant now, Optional<OrganizationId> after, int limit) {
        return LookUp.organizations(
                unitOfWork.session(AcrossOrganizations.DUE_WEBHOOKS), "Webhook", "dueAt <= :at", now, after, limit);
    }

    /**
     * Skips rows that another unit of work has locked; they are claimed the next time. Takes a webhook only if fewer
     * than the limit of its organization are claimed or due for longer.
     */
    @Override
    public List<Claim> claim(OrganizationId organization, Instant now, Instant deadline, int limit) {
        List<WebhookEntity> free = unitOfWork
                .session(organization)
                .createSelectionQuery("""
                        from Webhook w where w.organizationId = :organization
                            and w.dueAt <= :now and (w.claimedUntil is null or w.claimedUntil <= :now)
                            and (select count(f.id) from Webhook f where f.organizationId = :organization
                                and (f.claimedUntil > :now
                                    or f.dueAt < w.dueAt or f.dueAt = w.dueAt and f.id < w.id)) < :most
                        order by w.dueAt""", WebhookEntity.class)
                .setParameter("organization", organization.value())
                .setParameter("now", now)
                .setParameter("most", (long) MAX_CONCURRENT_PER_ORGANIZATION)
                .setMaxResults(limit)
                .setHibernateLockMode(LockMode.UPGRADE_SKIPLOCKED)
                .getResultList();
        for (WebhookEntity row : free) {
            unitOfWork
                    .session(organization)
                    .createMutationQuery("""
                            update Webhook set dueAt = :deadline, claimedUntil = :deadline
                            where organizationId = :organization and id = :id""")
                    .setParameter("organization", organization.value())
                    .setParameter("id", row.id)
                    .setParameter("deadline", deadline)
                    .executeUpdate();
        }
        return free.stream()
                .map(row -> new Claim(WebhookRows.webhook(row), deadline))
                .toList();
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

    private MutationQuery change(String statement, OrganizationId organization, WebhookId id) {
        return unitOfWork
                .session(organization)
                .createMutationQuery(statement)
                .setParameter("organization", organization.value())
                .setParameter("id", id.value());
    }

    private MutationQuery change(String statement, Claim claim) {
        return change(statement, claim.webhook().organization(), claim.webhook().id())
                .setParameter("deadline", claim.deadline());
    }
}
