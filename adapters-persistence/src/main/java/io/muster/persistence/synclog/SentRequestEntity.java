package io.muster.persistence.synclog;

import io.muster.persistence.hibernate.TenantKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** Its id is that of the entry of the sync log. */
@Entity(name = "SentRequest")
@Table(name = "sent_request")
@IdClass(TenantKey.class)
@NullUnmarked // Hibernate fills the fields
class SentRequestEntity {
    @Id
    @Column(name = "organization_id")
    UUID organizationId;

    @Id
    UUID id;

    @Column(name = "refused_at")
    Instant refusedAt;

    String sealed;
}
