package io.muster.application.testing.contract;

import static io.muster.application.testing.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.out.Ports;
import io.muster.application.testing.Fixtures;
import io.muster.domain.connection.ConnectionId;
import io.muster.domain.organization.OrganizationId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

public interface UsedAssertionsContract {
    Ports ports();

    @Test
    default void assertionIsNewOnceInEachConnection() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        ConnectionId okta = new ConnectionId(Fixtures.newId());
        ConnectionId entra = new ConnectionId(Fixtures.newId());
        String longId = "_" + "x".repeat(5_000);

        assertThat(add(acme, okta, longId, NOON)).isTrue();
        assertThat(add(acme, okta, longId, NOON)).isFalse();
        assertThat(add(acme, okta, longId.toUpperCase(java.util.Locale.ROOT), NOON))
                .isTrue();
        assertThat(add(acme, entra, longId, NOON)).isTrue();
        assertThat(add(Fixtures.newOrganization(ports()), okta, longId, NOON)).isTrue();
    }

    @Test
    default void endedAssertionsArePurgedWithinTheLimit() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        ConnectionId okta = new ConnectionId(Fixtures.newId());
        add(acme, okta, "_1", NOON);
        add(acme, okta, "_2", NOON);
        add(acme, okta, "_3", NOON.plusSeconds(1));

        assertThat(purge(acme, NOON.plusSeconds(1), 1)).isEqualTo(1);
        assertThat(purge(acme, NOON.plusSeconds(1), 10)).isEqualTo(1);
        assertThat(add(acme, okta, "_3", NOON)).isFalse();
        assertThat(add(acme, okta, "_1", NOON)).isTrue();
    }

    private boolean add(OrganizationId organization, ConnectionId connection, String id, Instant end) {
        return ports().unitOfWork().write(() -> ports().usedAssertions().add(organization, connection, id, end));
    }

    private int purge(OrganizationId organization, Instant before, int limit) {
        return ports().unitOfWork().write(() -> ports().usedAssertions().purge(organization, before, limit));
    }
}
