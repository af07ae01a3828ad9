package io.muster.persistence.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

@Entity(name = "Membership")
@Table(name = "group_membership")
@IdClass(MembershipEntity.Key.class)
@NullUnmarked // Hibernate fills the fields
class MembershipEntity {
    @Id
    @Column(name = "organization_id")
    UUID organizationId;

    @Id
    @Column(name = "group_id")
    UUID groupId;

    @Id
    @Column(name = "user_id")
    UUID userId;

    Instant since;

    record Key(UUID organizationId, UUID groupId, UUID userId) implements Serializable {}
}
