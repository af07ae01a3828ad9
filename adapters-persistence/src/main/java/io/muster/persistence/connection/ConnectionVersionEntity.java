package io.muster.persistence.connection;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

@Entity(name = "ConnectionVersion")
@Table(name = "sso_connection_version")
@IdClass(ConnectionVersionEntity.Key.class)
@NullUnmarked // Hibernate fills the fields
class ConnectionVersionEntity {
    @Id
    @Column(name = "organization_id")
    UUID organizationId;

    @Id
    String slot;

    @Column(name = "connection_id")
    UUID connectionId;

    long number;
    String protocol;
    String settings;
    String role;
    String secret;

    @Column(name = "secret_last_four")
    String secretLastFour;

    @Column(name = "secret_since")
    Instant secretSince;

    @Column(name = "saved_at")
    Instant savedAt;

    @Column(name = "saved_by")
    String savedBy;

    record Key(UUID organizationId, String slot) implements Serializable {}
}
