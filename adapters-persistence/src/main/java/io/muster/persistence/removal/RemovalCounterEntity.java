package io.muster.persistence.removal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

@Entity(name = "RemovalCounter")
@Table(name = "removal_counter")
@NullUnmarked // Hibernate fills the fields
class RemovalCounterEntity {
    @Id
    @Column(name = "organization_id")
    UUID organizationId;

    Integer share;

    Integer number;

    @Column(name = "window_seconds")
    Long windowSeconds;

    @Column(name = "deadline_seconds")
    Long deadlineSeconds;

    long removals;

    Long members;

    @Column(name = "members_counted_at")
    Instant membersCountedAt;
}
