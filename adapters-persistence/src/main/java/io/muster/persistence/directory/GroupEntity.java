package io.muster.persistence.directory;

import io.muster.persistence.hibernate.TenantKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

@Entity(name = "DirectoryGroup")
@Table(name = "directory_group")
@IdClass(TenantKey.class)
@NullUnmarked // Hibernate fills the fields
class GroupEntity {
    @Id
    @Column(name = "organization_id")
    UUID organizationId;

    @Id
    UUID id;

    @Column(name = "display_name")
    String displayName;

    @Column(name = "display_name_key")
    String displayNameKey;

    @Column(name = "external_id")
    String externalId;

    Instant created;

    @Column(name = "last_modified")
    Instant lastModified;

    long version;
}
