package io.muster.persistence.webhook;

import io.muster.application.port.out.webhook.Webhooks;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.webhook.RetiringSecret;
import io.muster.domain.webhook.Webhook;
import io.muster.domain.webhook.WebhookId;
import io.muster.persistence.hibernate.AcrossOrganizations;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import io.muster.persistence.hibernate.LookUp;
import io.muster.persistence.hibernate.Rows;
import io.muster.persistence.hibernate.TenantKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.LockMode;
import org.hibernate.query.MutationQuery;

/**
 * Stores each webhook as one row. Settings and progress are columns of the same row that different statements write.
 */
final class JpaWebhooks implements Webhooks {
    private final HibernateUnitOfWork unitOfWork;

    JpaWebhooks(HibernateUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public void add(Webhook webhook) {
        unitOfWork.session(webhook.organization()).insert(WebhookRows.row(webhook));
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
        return Rows.get(
                        unitOfWork.session(organization),
                        WebhookEntity.class,
                        new TenantKey(organization.value(), id.value()))
                .map(WebhookRows::webhook);
    }

    @Override
    public Optional<Webhook> lock(OrganizationId organization, WebhookId id) {
        return Rows.first(unitOfWork
                        .session(organization)
                        .createSelectionQuery(
                                "from Webhook where organizationId = :organization and id = :id", WebhookEntity.class)
                        .setParameter("organization", organization.value())
                        .setParameter("id", id.value())
                        .setHibernateLockMode(LockMode.PESSIMISTIC_WRITE))
                .map(WebhookRows::webhook);
    }

    @Override
    public List<OrganizationId> organizationsWithWebhooksBy(
            Set<String> creators, Optional<OrganizationId> after, int limit) {
        return LookUp.organizations(
                unitOfWork.session(AcrossOrganizations.ISSUED),
                "Webhook",
                "createdBy in :creators and state = :active",
                Map.of("creators", creators, "active", Webhook.State.ACTIVE.name()),
                after,
                limit);
    }

    @Override
    public List<Webhook> of(OrganizationId organization) {
        return unitOfWork
                .session(organization)
                .createSelectionQuery(
                        "from Webhook where organizationId = :organization order by id", WebhookEntity.class)
                .setParameter("organization", organization.value())
                .getResultStream()
                .map(WebhookRows::webhook)
                .toList();
    }

    @Override
    public void remove(OrganizationId organization, WebhookId id) {
        change("delete from Webhook where organizationId = :organization and id = :id", organization, id)
                .executeUpdate();
    }

    private MutationQuery change(String statement, OrganizationId organization, WebhookId id) {
        return unitOfWork
                .session(organization)
                .createMutationQuery(statement)
                .setParameter("organization", organization.value())
                .setParameter("id", id.value());
    }
}
