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

@Entity(name = "DomainClaim")
@Table(name = "domain_claim")
@IdClass(DomainClaimEntity.Key.class)
@NullUnmarked // Hibernate fills the fields
class DomainClaimEntity {
    @Id
    @Column(name = "organization_id")
    UUID organizationId;

    @Id
    String domain;

    String challenge;

    @Column(name = "claimed_at")
    Instant claimedAt;

    @Column(name = "claimed_by")
    String claimedBy;

    @Column(name = "verified_at")
    Instant verifiedAt;

    String zone;

    @Column(name = "checked_at")
    Instant checkedAt;

    String outcome;

    /** One text a line. */
    @Column(name = "found_texts")
    String foundTexts;

    @Column(name = "missing_since")
    Instant missingSince;

    @Column(name = "missing_days")
    Integer missingDays;

    @Column(name = "missing_counted_at")
    Instant missingCountedAt;

    @Column(name = "next_check")
    Instant nextCheck;

    record Key(UUID organizationId, String domain) implements Serializable {}
}
