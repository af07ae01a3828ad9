package io.muster.persistence.mapping;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

@Entity(name = "MappingWorkspace")
@Table(name = "group_mapping_workspace")
@IdClass(MappingWorkspaceEntity.Key.class)
@NullUnmarked // Hibernate fills the fields
class MappingWorkspaceEntity {
    @Id
    @Column(name = "organization_id")
    UUID organizationId;

    @Id
    @Column(name = "mapping_id")
    UUID mappingId;

    @Id
    @Column(name = "workspace_id")
    UUID workspaceId;

    Instant since;

    @Column(name = "given_by")
    String givenBy;

    record Key(UUID organizationId, UUID mappingId, UUID workspaceId) implements Serializable {}
}
