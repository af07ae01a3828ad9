package io.muster.persistence.webhook;

import io.muster.application.port.out.webhook.Deliveries;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.domain.webhook.Delivery;
import io.muster.domain.webhook.WebhookId;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import io.muster.persistence.hibernate.Rows;
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

/** Stores each failed delivery as one row. */
final class JpaDeliveries implements Deliveries {
    private final HibernateUnitOfWork unitOfWork;

    JpaDeliveries(HibernateUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public void put(Delivery delivery) {
        unitOfWork.session(delivery.organization()).upsert(WebhookRows.row(delivery));
    }

    @Override
    public void remove(Delivery delivery) {
        change("""
                        delete from WebhookDelivery
                        where organizationId = :organization and webhookId = :id and sequence = :sequence""", delivery.organization(), delivery.webhook())
                .setParameter("sequence", delivery.sequence())
                .executeUpdate();
    }

    @Override
    public Optional<Delivery> find(OrganizationId organization, WebhookId id, long sequence) {
        return Rows.get(
                        unitOfWork.session(organization),
                        WebhookDeliveryEntity.class,
                        new WebhookDeliveryEntity.Key(organization.value(), id.value(), sequence))
                .map(WebhookRows::delivery);
    }

    @Override
    public List<Delivery> retrying(OrganizationId organization, WebhookId id, int limit) {
        return deliveries("nextAttemptAt is not null order by nextAttemptAt, sequence", organization, id)
                .setMaxResults(limit)
                .getResultStream()
                .map(WebhookRows::delivery)
                .toList();
    }

    @Override
    public Slice<Delivery> deadLetters(OrganizationId organization, WebhookId id, long after, int limit) {
        List<WebhookDeliveryEntity> rows = deliveries(
                        "nextAttemptAt is null and sequence > :after order by sequence", organization, id)
                .setParameter("after", after)
                .setMaxResults(limit + 1)
                .getResultList();
        return Slice.of(rows, limit).map(WebhookRows::delivery);
    }

    @Override
    public int replayDeadLetters(OrganizationId organization, WebhookId id, Instant now) {
        return change("""
                        update WebhookDelivery set attempts = 0, firstAttemptAt = :now, nextAttemptAt = :now
                        where organizationId = :organization and webhookId = :id and nextAttemptAt is null""", organization, id).setParameter("now", now).executeUpdate();
    }

    /** The deliveries of a webhook that are kept. */
    record BacklogRow(UUID webhook, long waiting, long all) {}

    @Override
    public Map<WebhookId, Backlog> backlogs(OrganizationId organization) {
        return unitOfWork
                .session(organization)
                .createSelectionQuery("""
                        select webhookId, count(nextAttemptAt), count(*) from WebhookDelivery
                        where organizationId = :organization group by webhookId""", BacklogRow.class)
                .setParameter("organization", organization.value())
                .getResultStream()
                .collect(Collectors.toMap(
                        row -> new WebhookId(row.webhook()),
                        row -> new Backlog(row.waiting(), row.all() - row.waiting())));
    }

    @Override
    public int purgeDeadLetters(OrganizationId organization, Instant before, int limit) {
        StatelessSession session = unitOfWork.session(organization);
        List<WebhookDeliveryEntity> old = session.createSelectionQuery("""
                        from WebhookDelivery
                        where organizationId = :organization and nextAttemptAt is null and lastAttemptAt < :before
                        order by lastAttemptAt""", WebhookDeliveryEntity.class)
                .setParameter("organization", organization.value())
                .setParameter("before", before)
                .setMaxResults(limit)
                .setHibernateLockMode(LockMode.UPGRADE_SKIPLOCKED)
                .getResultList();
        session.deleteMultiple(old);
        return old.size();
    }

    private MutationQuery change(String statement, OrganizationId organization, WebhookId id) {
        return unitOfWork
                .session(organization)
                .createMutationQuery(statement)
                .setParameter("organization", organization.value())
                .setParameter("id", id.value());
    }

    private SelectionQuery<WebhookDeliveryEntity> deliveries(
            String condition, OrganizationId organization, WebhookId id) {
        StatelessSession session = unitOfWork.session(organization);
        return session.createSelectionQuery(
                        "from WebhookDelivery where organizationId = :organization and webhookId = :id and "
                                + condition,
                        WebhookDeliveryEntity.class)
                .setParameter("organization", organization.value())
                .setParameter("id", id.value());
    }
}
