package io.muster.persistence.token;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

@Entity(name = "ApiKey")
@Table(name = "api_key")
@NullUnmarked // Hibernate fills the fields
class ApiKeyEntity {
    @Id
    @Column(name = "public_id")
    String publicId;

    @Column(name = "organization_id")
    UUID organizationId;

    byte[] digest;
    String name;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "created_by")
    String createdBy;

    @Column(name = "ends_at")
    Instant endsAt;

    @Column(name = "last_used_at")
    Instant lastUsedAt;

    @Column(name = "revoked_at")
    Instant revokedAt;
}
