package io.muster.persistence.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** A lost address. It is inserted by SQL, because the database assigns the position. */
@Entity(name = "LostAddress")
@Table(name = "lost_address")
@IdClass(LostAddressEntity.Key.class)
@NullUnmarked // Hibernate fills the fields
class LostAddressEntity {
    @Id
    @Column(name = "organization_id")
    UUID organizationId;

    @Id
    long position;

    @Column(name = "user_id")
    UUID userId;

    @Column(name = "email_key")
    String emailKey;

    record Key(UUID organizationId, long position) implements Serializable {}
}
