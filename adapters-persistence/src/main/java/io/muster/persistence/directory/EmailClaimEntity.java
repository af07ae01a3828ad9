package io.muster.persistence.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

@Entity(name = "EmailClaim")
@Table(name = "email_claim")
@NullUnmarked // Hibernate fills the fields
class EmailClaimEntity {
    @Id
    @Column(name = "email_key")
    String emailKey;

    @Column(name = "organization_id")
    UUID organizationId;

    @Column(name = "user_id")
    UUID userId;

    /** The database derives it from the key. */
    @Column(insertable = false, updatable = false)
    String domain;
}
