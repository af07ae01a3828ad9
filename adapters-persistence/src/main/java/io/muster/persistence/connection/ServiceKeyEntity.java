package io.muster.persistence.connection;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

@Entity(name = "ServiceKey")
@Table(name = "service_key")
@IdClass(ServiceKeyEntity.Key.class)
@NullUnmarked // Hibernate fills the fields
class ServiceKeyEntity {
    @Id
    @Column(name = "organization_id")
    UUID organizationId;

    @Id
    String slot;

    @Column(name = "key_id")
    UUID keyId;

    @Column(name = "private_key")
    String privateKey;

    String certificate;
    Instant made;

    record Key(UUID organizationId, String slot) implements Serializable {}
}
