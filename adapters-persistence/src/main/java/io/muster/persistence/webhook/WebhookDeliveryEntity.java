package io.muster.persistence.webhook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

@Entity(name = "WebhookDelivery")
@Table(name = "webhook_delivery")
@IdClass(WebhookDeliveryEntity.Key.class)
@NullUnmarked // Hibernate fills the fields
class WebhookDeliveryEntity {
    @Id
    @Column(name = "organization_id")
    UUID organizationId;

    @Id
    @Column(name = "webhook_id")
    UUID webhookId;

    @Id
    long sequence;

    int attempts;

    @Column(name = "first_attempt_at")
    Instant firstAttemptAt;

    @Column(name = "last_attempt_at")
    Instant lastAttemptAt;

    @Column(name = "next_attempt_at")
    Instant nextAttemptAt;

    @Column(name = "last_status")
    Integer lastStatus;

    @Column(name = "last_failure")
    String lastFailure;

    record Key(UUID organizationId, UUID webhookId, long sequence) implements Serializable {}
}
