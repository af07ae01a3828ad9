package io.muster.persistence.organization;

import io.muster.persistence.hibernate.TenantKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

@Entity(name = "Workspace")
@Table(name = "workspace")
@IdClass(TenantKey.class)
@NullUnmarked // Hibernate fills the fields
class WorkspaceEntity {
    @Id
    @Column(name = "organization_id")
    UUID organizationId;

    @Id
    UUID id;

    String name;

    @Column(name = "name_key")
    String nameKey;

    Instant created;
}
