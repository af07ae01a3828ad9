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

@Entity(name = "Rhythm")
@Table(name = "request_rhythm")
@IdClass(RhythmEntity.Key.class)
@NullUnmarked // Hibernate fills the fields
class RhythmEntity {
    @Id
    @Column(name = "organization_id")
    UUID organizationId;

    @Id
    String client;

    @Column(name = "last_request")
    Instant lastRequest;

    /** In seconds, separated by spaces. */
    String pauses;

    @Column(name = "alarm_at")
    Instant alarmAt;

    @Column(name = "silent_since")
    Instant silentSince;

    record Key(UUID organizationId, String client) implements Serializable {}
}
