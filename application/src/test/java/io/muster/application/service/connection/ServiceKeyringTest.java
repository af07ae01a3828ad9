package io.muster.application.service.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.application.port.out.Ports;
import io.muster.application.testing.Fixtures;
import io.muster.application.testing.Scene;
import io.muster.application.testing.fake.FakeSaml;
import io.muster.application.testing.fake.InMemoryPorts;
import io.muster.domain.connection.ServiceKeys;
import io.muster.domain.connection.ServiceProviderValues;
import io.muster.domain.problem.Unavailable;
import io.muster.domain.token.KeyedHash;
import io.muster.domain.token.SecretBox;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Makes the first key pairs of organizations one at a time. */
class ServiceKeyringTest {
    private final Ports ports = InMemoryPorts.create();
    private final FakeSaml saml = new FakeSaml();
    private final ServiceKeyring keyring = new ServiceKeyring(
            ports,
            saml,
            new SecretBox(new byte[KeyedHash.MIN_KEY_BYTES]),
            new Scene().environment,
            Duration.ofMillis(10));
    private final ServiceProviderValues acme = organization();
    private final ServiceProviderValues globex = organization();

    @Test
    void requestIsRefusedThatWaitsTooLongForItsTurn() throws Exception {
        keyring.of(globex);
        saml.whileMakingAKeyPair(() -> {
            assertThatThrownBy(() -> inAnotherThread(organization()).get(10, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(Unavailable.class);
            assertThat(inAnotherThread(globex)).succeedsWithin(Duration.ofSeconds(10));
        });

        ServiceKeys made = keyring.of(acme);

        saml.whileMakingAKeyPair(() -> {});
        assertThat(keyring.of(acme)).isEqualTo(made);
        assertThat(inAnotherThread(organization())).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void requestThatStopsWaitingIsRefused() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> keyring.of(acme)).isInstanceOf(Unavailable.class);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
    }

    private Future<ServiceKeys> inAnotherThread(ServiceProviderValues values) {
        return CompletableFuture.supplyAsync(() -> keyring.of(values));
    }

    private ServiceProviderValues organization() {
        return new ServiceProviderValues("https://muster.example/api/v1", Fixtures.newOrganization(ports));
    }
}
