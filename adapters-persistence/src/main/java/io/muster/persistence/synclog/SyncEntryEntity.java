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

@Entity(name = "SyncEntry")
@Table(name = "sync_log")
@IdClass(TenantKey.class)
@NullUnmarked // Hibernate fills the fields
class SyncEntryEntity {
    @Id
    @Column(name = "organization_id")
    UUID organizationId;

    @Id
    UUID id;

    Instant at;
    String action;

    @Column(name = "resource_type")
    String resourceType;

    @Column(name = "resource_id")
    String resourceId;

    @Column(name = "resource_display")
    String resourceDisplay;

    @Column(name = "display_key")
    String displayKey;

    String status;

    @Column(name = "http_status")
    int httpStatus;

    @Column(name = "duration_micros")
    long durationMicros;

    @Column(name = "token_id")
    String tokenId;

    @Column(name = "request_id")
    String requestId;

    @Column(name = "user_agent")
    String userAgent;

    String changes;
    String note;
    String cause;

    @Column(name = "cause_key")
    String causeKey;

    String remedy;
}
