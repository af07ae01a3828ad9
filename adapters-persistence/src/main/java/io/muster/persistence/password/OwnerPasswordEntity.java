package io.muster.persistence.password;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

@Entity(name = "OwnerPassword")
@Table(name = "owner_password")
@IdClass(OwnerPasswordEntity.Key.class)
@NullUnmarked // Hibernate fills the fields
class OwnerPasswordEntity {
    @Id
    @Column(name = "organization_id")
    UUID organizationId;

    @Id
    @Column(name = "user_id")
    UUID userId;

    String hash;
    Instant changed;
    int tries;

    @Column(name = "last_try")
    Instant lastTry;

    @Column(name = "link_digest")
    byte[] linkDigest;

    @Column(name = "link_made")
    Instant linkMade;

    @Column(name = "link_by")
    String linkBy;

    record Key(UUID organizationId, UUID userId) implements Serializable {}
}
