package io.muster.persistence.event;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

@Entity(name = "PublishedAccess")
@Table(name = "published_access")
@IdClass(PublishedAccessEntity.Key.class)
@NullUnmarked // Hibernate fills the fields
class PublishedAccessEntity {
    @Id
    @Column(name = "organization_id")
    UUID organizationId;

    @Id
    @Column(name = "user_id")
    UUID userId;

    String role;

    String workspaces;

    record Key(UUID organizationId, UUID userId) implements Serializable {}
}
