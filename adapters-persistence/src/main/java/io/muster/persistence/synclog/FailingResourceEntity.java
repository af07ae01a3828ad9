package io.muster.persistence.synclog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

@Entity(name = "FailingResource")
@Table(name = "failing_resource")
@IdClass(FailingResourceEntity.Key.class)
@NullUnmarked // Hibernate fills the fields
class FailingResourceEntity {
    @Id
    @Column(name = "organization_id")
    UUID organizationId;

    @Id
    @Column(name = "cause_key")
    String causeKey;

    @Id
    @Column(name = "resource_key")
    String resourceKey;

    @Column(name = "resource_id")
    String resourceId;

    @Column(name = "resource_display")
    String resourceDisplay;

    long requests;

    @Column(name = "first_seen")
    Instant firstSeen;

    @Column(name = "last_seen")
    Instant lastSeen;

    @Column(name = "last_entry")
    UUID lastEntry;

    @Column(name = "solved_since")
    Instant solvedSince;

    record Key(UUID organizationId, String causeKey, String resourceKey) implements Serializable {}
}
