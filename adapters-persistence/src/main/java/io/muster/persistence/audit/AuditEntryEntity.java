package io.muster.persistence.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

@Entity(name = "AuditEntry")
@Table(name = "audit_log")
@IdClass(AuditEntryEntity.Key.class)
@NullUnmarked // Hibernate fills the fields
class AuditEntryEntity {
    @Id
    @Column(name = "organization_id")
    UUID organizationId;

    @Id
    long sequence;

    UUID id;
    Instant at;
    String actor;
    String action;
    String subject;
    String details;

    @Column(name = "previous_hash")
    String previousHash;

    String hash;

    /** The position of an entry in the log of its organization. */
    record Key(UUID organizationId, long sequence) implements Serializable {}
}
