package io.muster.persistence.connection;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

@Entity(name = "Connection")
@Table(name = "sso_connection")
@NullUnmarked // Hibernate fills the fields
class ConnectionEntity {
    @Id
    @Column(name = "organization_id")
    UUID organizationId;

    @Column(name = "require_sso")
    boolean requireSso;

    @Column(name = "last_number")
    long lastNumber;

    @Column(name = "tested_number")
    Long testedNumber;

    @Column(name = "tested_at")
    Instant testedAt;

    @Column(name = "former_until")
    Instant formerUntil;

    @Column(name = "metadata_due_at")
    Instant metadataDueAt;

    @Column(name = "metadata_problem")
    String metadataProblem;

    @Column(name = "certificate_told_at")
    Instant certificateToldAt;
}
