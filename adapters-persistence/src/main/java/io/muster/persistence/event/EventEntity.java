package io.muster.persistence.event;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

@Entity(name = "Event")
@Table(name = "event")
@IdClass(EventEntity.Key.class)
@NullUnmarked // Hibernate fills the fields
class EventEntity {
    @Id
    @Column(name = "organization_id")
    UUID organizationId;

    @Id
    long sequence;

    UUID id;

    String type;

    String subject;

    Instant at;

    String data;

    record Key(UUID organizationId, long sequence) implements Serializable {}
}
