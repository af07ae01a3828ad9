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

/** Read as an entity; written by SQL, since the position is the database's to give. */
@Entity(name = "Outbox")
@Table(name = "outbox")
@IdClass(OutboxEntity.Key.class)
@NullUnmarked // Hibernate fills the fields
class OutboxEntity {
    @Id
    @Column(name = "organization_id")
    UUID organizationId;

    @Id
    long position;

    @Column(name = "reach")
    String audience;

    UUID target;

    @Column(name = "last_member")
    UUID lastMember;

    @Column(name = "event_id")
    UUID eventId;

    String type;

    String subject;

    Instant at;

    String data;

    record Key(UUID organizationId, long position) implements Serializable {}
}
