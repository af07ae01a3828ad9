package io.muster.persistence.event;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

@Entity(name = "FeedHead")
@Table(name = "feed_head")
@NullUnmarked // Hibernate fills the fields
class FeedHeadEntity {
    @Id
    @Column(name = "organization_id")
    UUID organizationId;

    long sequence;

    @Column(name = "attempt_begun")
    Instant attemptBegun;

    @Column(name = "suspects_to")
    Long suspectsTo;
}
