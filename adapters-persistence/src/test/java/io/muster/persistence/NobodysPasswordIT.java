package io.muster.persistence;

import static io.muster.application.testing.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.application.port.out.Ports;
import io.muster.persistence.Databases.RecordedDatabase;
import org.junit.jupiter.api.Test;

/** A try of a password that nobody has takes as long as one of an owner, since it writes a row, too. */
class NobodysPasswordIT {
    private static final RecordedDatabase POSTGRES = Databases.separatePostgres();

    private final Ports ports = Databases.ports(POSTGRES.database());

    @Test
    void tryWithoutARowToWriteFails() {
        assertThatCode(this::count).doesNotThrowAnyException();

        Databases.execute(POSTGRES.superuser(), "delete from nobodys_password");

        assertThatThrownBy(this::count)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("nobodys_password");
    }

    private void count() {
        ports.unitOfWork().run(() -> ports.ownerPasswords().countNobodys(NOON));
    }
}
