package io.muster.persistence.mapping;

import io.muster.persistence.hibernate.TenantKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

@Entity(name = "GroupMapping")
@Table(name = "group_mapping")
@IdClass(TenantKey.class)
@NullUnmarked // Hibernate fills the fields
class GroupMappingEntity {
    @Id
    @Column(name = "organization_id")
    UUID organizationId;

    @Id
    UUID id;

    @Column(name = "group_id")
    UUID groupId;

    @Column(name = "prepared_key")
    String preparedKey;

    @Column(name = "ended_at")
    Instant endedAt;

    String name;

    @Column(name = "name_key")
    String nameKey;

    @Column(name = "external_id")
    String externalId;

    String role;

    @Column(name = "role_since")
    Instant roleSince;

    @Column(name = "role_by")
    String roleBy;

    @Column(name = "changed_at")
    Instant changedAt;

    @Column(name = "changed_by")
    String changedBy;

    long version;
}
