package io.muster.persistence.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

@Entity(name = "WorkspaceGrant")
@Table(name = "workspace_grant")
@IdClass(WorkspaceGrantEntity.Key.class)
@NullUnmarked // Hibernate fills the fields
class WorkspaceGrantEntity {
    @Id
    @Column(name = "organization_id")
    UUID organizationId;

    @Id
    @Column(name = "user_id")
    UUID userId;

    @Id
    @Column(name = "workspace_id")
    UUID workspaceId;

    Instant since;

    @Column(name = "given_by")
    String givenBy;

    record Key(UUID organizationId, UUID userId, UUID workspaceId) implements Serializable {}
}
