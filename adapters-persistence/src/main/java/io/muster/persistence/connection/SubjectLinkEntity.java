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

@Entity(name = "SubjectLink")
@Table(name = "subject_link")
@IdClass(SubjectLinkEntity.Key.class)
@NullUnmarked // Hibernate fills the fields
class SubjectLinkEntity {
    @Id
    @Column(name = "organization_id")
    UUID organizationId;

    @Id
    @Column(name = "connection_id")
    UUID connectionId;

    /** A subject can be too long for an index. */
    @Id
    @Column(name = "subject_hash")
    String subjectHash;

    String subject;

    @Column(name = "user_id")
    UUID userId;

    Instant since;

    record Key(UUID organizationId, UUID connectionId, String subjectHash) implements Serializable {}
}
