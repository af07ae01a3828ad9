package io.muster.persistence.organization;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

@Entity(name = "VerifiedDomain")
@Table(name = "verified_domain")
@NullUnmarked // Hibernate fills the fields
class VerifiedDomainEntity {
    @Id
    String domain;

    @Column(name = "organization_id")
    UUID organizationId;
}
