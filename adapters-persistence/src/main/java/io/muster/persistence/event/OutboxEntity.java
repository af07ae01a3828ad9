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

/** A pending event. It is read as an entity and inserted by SQL, because the database assigns the position. */
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
