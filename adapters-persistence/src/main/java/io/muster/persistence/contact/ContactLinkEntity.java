package io.muster.persistence.contact;

import io.muster.persistence.hibernate.TenantKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

@Entity(name = "ContactLink")
@Table(name = "contact_link")
@IdClass(TenantKey.class)
@NullUnmarked // Hibernate fills the fields
class ContactLinkEntity {
    @Id
    @Column(name = "organization_id")
    UUID organizationId;

    @Id
    UUID id;

    String name;
    byte[] digest;
    Instant made;

    @Column(name = "made_by")
    String madeBy;

    @Column(name = "ends_at")
    Instant endsAt;

    @Column(name = "last_used_at")
    Instant lastUsedAt;
}
