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

@Entity(name = "FailureCause")
@Table(name = "failure_cause")
@IdClass(FailureCauseEntity.Key.class)
@NullUnmarked // Hibernate fills the fields
class FailureCauseEntity {
    @Id
    @Column(name = "organization_id")
    UUID organizationId;

    @Id
    @Column(name = "cause_key")
    String causeKey;

    String title;
    String remedy;

    @Column(name = "resource_type")
    String resourceType;

    long requests;
    long resources;

    @Column(name = "solved_resources")
    long solvedResources;

    @Column(name = "first_seen")
    Instant firstSeen;

    @Column(name = "last_seen")
    Instant lastSeen;

    @Column(name = "last_entry")
    UUID lastEntry;

    @Column(name = "solved_since")
    Instant solvedSince;

    record Key(UUID organizationId, String causeKey) implements Serializable {}
}
