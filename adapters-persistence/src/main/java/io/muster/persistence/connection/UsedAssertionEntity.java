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

@Entity(name = "UsedAssertion")
@Table(name = "used_assertion")
@IdClass(UsedAssertionEntity.Key.class)
@NullUnmarked // Hibernate fills the fields
class UsedAssertionEntity {
    @Id
    @Column(name = "organization_id")
    UUID organizationId;

    @Id
    @Column(name = "connection_id")
    UUID connectionId;

    /** An ID can be too long for an index. */
    @Id
    @Column(name = "assertion_hash")
    String assertionHash;

    @Column(name = "ends_at")
    Instant endsAt;

    record Key(UUID organizationId, UUID connectionId, String assertionHash) implements Serializable {}
}
