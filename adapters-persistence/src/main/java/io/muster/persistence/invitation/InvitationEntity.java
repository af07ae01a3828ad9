package io.muster.persistence.invitation;

import io.muster.domain.organization.OrgRole;
import io.muster.persistence.hibernate.TenantKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

@Entity(name = "Invitation")
@Table(name = "invitation")
@IdClass(TenantKey.class)
@NullUnmarked // Hibernate fills the fields
class InvitationEntity {
    @Id
    @Column(name = "organization_id")
    UUID organizationId;

    @Id
    UUID id;

    @Column(name = "email_key")
    String emailKey;

    String email;

    @Enumerated(EnumType.STRING)
    OrgRole role;

    byte[] digest;
    Instant made;

    @Column(name = "made_by")
    String madeBy;
}
