package io.muster.persistence.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

@Entity(name = "AdminGuard")
@Table(name = "admin_guard")
@NullUnmarked // Hibernate fills the fields
class AdminGuardEntity {
    @Id
    @Column(name = "organization_id")
    UUID organizationId;
}
