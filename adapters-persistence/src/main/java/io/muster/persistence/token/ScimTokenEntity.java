package io.muster.persistence.token;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

@Entity(name = "ScimToken")
@Table(name = "scim_token")
@NullUnmarked // Hibernate fills the fields
class ScimTokenEntity {
    @Id
    @Column(name = "public_id")
    String publicId;

    @Column(name = "organization_id")
    UUID organizationId;

    byte[] digest;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "created_by")
    String createdBy;

    @Column(name = "last_used_at")
    Instant lastUsedAt;

    @Column(name = "ends_at")
    Instant endsAt;

    @Column(name = "end_reason")
    String endReason;
}
