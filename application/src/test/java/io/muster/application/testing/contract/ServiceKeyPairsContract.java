package io.muster.application.testing.contract;

import static io.muster.application.testing.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.out.Ports;
import io.muster.application.testing.Fixtures;
import io.muster.application.testing.SsoFixtures;
import io.muster.domain.connection.ServiceKeys;
import io.muster.domain.organization.OrganizationId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

public interface ServiceKeyPairsContract {
    Ports ports();

    @Test
    default void savedKeyPairsAreReadAsTheyAreThroughARollover() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        OrganizationId other = Fixtures.newOrganization(ports());
        ServiceKeys first = new ServiceKeys(acme, SsoFixtures.serviceKey(NOON), Optional.empty());
        ServiceKeys two = first.with(SsoFixtures.serviceKey(NOON.plusSeconds(1)));
        assertThat(keys(acme)).isEmpty();

        for (ServiceKeys keys : List.of(first, two, two.swapped(), two.swapped().withoutOther())) {
            ports().unitOfWork().run(() -> ports().serviceKeyPairs().save(keys));

            assertThat(keys(acme)).contains(keys);
        }
        assertThat(keys(other)).isEmpty();
    }

    private Optional<ServiceKeys> keys(OrganizationId organization) {
        return ports().unitOfWork().read(() -> ports().serviceKeyPairs().of(organization));
    }
}
