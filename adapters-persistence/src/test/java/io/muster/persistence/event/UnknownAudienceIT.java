package io.muster.persistence.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.application.port.out.Ports;
import io.muster.application.port.out.event.PublishingAttempts.Withheld;
import io.muster.application.testing.Scene;
import io.muster.domain.event.PendingEvent;
import io.muster.domain.event.PublishingState;
import io.muster.domain.organization.OrganizationId;
import io.muster.persistence.Persistence;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;

/** A newer release that runs beside this one, or did before it, writes an audience that this one does not know. */
class UnknownAudienceIT {
    private final DataSource source = JdbcConnectionPool.create("jdbc:h2:mem:audience;DB_CLOSE_DELAY=-1", "", "");
    private final Ports ports = Persistence.portsOn(Persistence.open(source, source));
    private final Scene scene = new Scene(ports);
    private final OrganizationId acme = scene.organization().id();

    @Test
    void changeOfAccessForAnUnknownAudienceIsWithheldAndNotLost() throws SQLException {
        ports.unitOfWork()
                .run(() -> ports.outbox().add(List.of(PendingEvent.of(acme, new PendingEvent.Audience.Everybody()))));
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("update outbox set audience = 'SOMEBODY'");
        }

        for (int attempt = 0; attempt <= PublishingState.MAX_ATTEMPTS; attempt++) {
            assertThatThrownBy(scene.relay::relay).hasMessage("unknown audience SOMEBODY");
        }
        scene.relay.relay();

        assertThat(ports.unitOfWork().read(() -> ports.publishingAttempts()
                        .withheld(acme, Optional.empty(), 10)
                        .items()))
                .singleElement()
                .extracting(Withheld::reason)
                .asString()
                .contains("unknown audience SOMEBODY");
    }
}
