package io.muster.persistence.removal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

@Entity(name = "Removal")
@Table(name = "removal")
@IdClass(RemovalEntity.Key.class)
@NullUnmarked // Hibernate fills the fields
class RemovalEntity {
    @Id
    @Column(name = "organization_id")
    UUID organizationId;

    @Id
    long number;

    @Column(name = "user_id")
    UUID userId;

    String label;

    String kind;

    Instant at;

    @Column(name = "caused_by")
    String causedBy;

    @Column(name = "request_id")
    String requestId;

    String state;

    Instant due;

    @Column(name = "decided_at")
    Instant decidedAt;

    @Column(name = "decided_by")
    String decidedBy;

    record Key(UUID organizationId, long number) implements Serializable {}
}
