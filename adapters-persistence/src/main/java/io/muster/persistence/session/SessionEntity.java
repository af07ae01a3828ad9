package io.muster.persistence.session;

import io.muster.domain.session.AuthenticationMethod;
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

@Entity(name = "Session")
@Table(name = "session")
@IdClass(TenantKey.class)
@NullUnmarked // Hibernate fills the fields
class SessionEntity {
    @Id
    @Column(name = "organization_id")
    UUID organizationId;

    @Id
    UUID id;

    @Column(name = "user_id")
    UUID userId;

    byte[] digest;
    Instant created;

    @Enumerated(EnumType.STRING)
    AuthenticationMethod method;

    String device;

    @Column(name = "authenticated_at")
    Instant authenticatedAt;

    @Column(name = "last_seen")
    Instant lastSeen;

    Instant ended;
}
