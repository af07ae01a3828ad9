package io.muster.persistence.organization;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

@Entity(name = "Organization")
@Table(name = "organization")
@NullUnmarked // Hibernate fills the fields
class OrganizationEntity {
    @Id
    UUID id;

    String name;
    String plan;
    String mode;
    String dialect;

    @Column(name = "verified_domains_only")
    boolean verifiedDomainsOnly;

    @Column(name = "sso_protocol")
    String ssoProtocol;

    @Column(name = "sso_issuer")
    String ssoIssuer;

    @Column(name = "sso_role")
    String ssoRole;

    @Column(name = "sso_active")
    boolean ssoActive;

    @Column(name = "attestation_kind")
    String attestationKind;

    @Column(name = "attested_at")
    Instant attestedAt;

    @Column(name = "attested_by")
    String attestedBy;

    /** The time of its deletion; null if it is not deleted. Only {@link JpaDeletions} writes it. */
    @Column(name = "deleted_at", insertable = false, updatable = false)
    Instant deletedAt;

    /** The time at which an export was last completed; null before the first. Only {@link JpaDeletions} writes it. */
    @Column(name = "exported_at", insertable = false, updatable = false)
    Instant exportedAt;

    Instant created;
    long version;
}
