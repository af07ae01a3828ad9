package io.muster.persistence.traffic;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

@Entity(name = "RequestCount")
@Table(name = "request_count")
@IdClass(RequestCountEntity.Key.class)
@NullUnmarked // Hibernate fills the fields
class RequestCountEntity {
    @Id
    @Column(name = "organization_id")
    UUID organizationId;

    @Id
    Instant beginning;

    long requests;
    long failures;

    record Key(UUID organizationId, Instant beginning) implements Serializable {}
}
