package io.muster.persistence.token;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

@Entity(name = "SecretKey")
@Table(name = "secret_key")
@NullUnmarked // Hibernate fills the fields
class SecretKeyEntity {
    /** Always true, so that there is one row. */
    @Id
    boolean one = true;

    String id;
    Instant since;
}
