package io.muster.domain.removal;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.muster.domain.directory.ChangeSource;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RemovalTest {
    @Test
    void heldRemovalHasADeadline() {
        ChangeSource source = new ChangeSource(new Provenance(Instant.EPOCH, "scim"), Optional.empty());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Removal(
                        new OrganizationId(new UUID(0, 1)),
                        1,
                        new UserId(new UUID(0, 2)),
                        "Ana",
                        Removal.Kind.DELETION,
                        source,
                        Removal.State.HELD,
                        Optional.empty(),
                        Optional.empty()));
    }
}
