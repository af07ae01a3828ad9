package io.muster.persistence.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

@Entity(name = "AuditHead")
@Table(name = "audit_head")
@NullUnmarked // Hibernate fills the fields
class AuditHeadEntity {
    @Id
    @Column(name = "organization_id")
    UUID organizationId;

    long sequence;
    String hash;
}
