package io.muster.persistence.webhook;

import io.muster.persistence.hibernate.TenantKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

@Entity(name = "Webhook")
@Table(name = "webhook")
@IdClass(TenantKey.class)
@NullUnmarked // Hibernate fills the fields
class WebhookEntity {
    @Id
    @Column(name = "organization_id")
    UUID organizationId;

    @Id
    UUID id;

    String url;
    String description;
    String state;
    String secret;

    @Column(name = "retiring_secret")
    String retiringSecret;

    @Column(name = "retiring_until")
    Instant retiringUntil;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "created_by")
    String createdBy;

    long version;
    long delivered;
    int failures;

    @Column(name = "paused_until")
    Instant pausedUntil;

    @Column(name = "due_at")
    Instant dueAt;

    @Column(name = "claimed_until")
    Instant claimedUntil;
}
