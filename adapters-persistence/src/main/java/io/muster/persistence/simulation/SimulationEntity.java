package io.muster.persistence.simulation;

import io.muster.persistence.hibernate.TenantKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

@Entity(name = "Simulation")
@Table(name = "simulation")
@IdClass(TenantKey.class)
@NullUnmarked // Hibernate fills the fields
class SimulationEntity {
    @Id
    @Column(name = "organization_id")
    UUID organizationId;

    @Id
    UUID id;

    String conversation;
    String mark;

    @Column(name = "token_id")
    String tokenId;

    @Column(name = "started_at")
    Instant startedAt;

    @Column(name = "started_by")
    String startedBy;

    @Column(name = "ended_at")
    Instant endedAt;

    @Column(name = "cleaned_up")
    boolean cleanedUp;

    String steps;
}
