package io.muster.persistence.directory;

import io.muster.domain.directory.UserAttribute;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

@Entity(name = "UserValue")
@Table(name = "user_value")
@IdClass(UserValueEntity.Key.class)
@NullUnmarked // Hibernate fills the fields
class UserValueEntity {
    @Id
    @Column(name = "organization_id")
    UUID organizationId;

    @Id
    @Column(name = "user_id")
    UUID userId;

    @Id
    @Enumerated(EnumType.STRING)
    UserAttribute attribute;

    @Id
    int position;

    @Column(name = "value_key")
    String valueKey;

    @Column(name = "type_key")
    String typeKey;

    @Column(name = "display_key")
    String displayKey;

    @Column(name = "is_primary")
    boolean primary;

    record Key(UUID organizationId, UUID userId, UserAttribute attribute, int position) implements Serializable {}
}
