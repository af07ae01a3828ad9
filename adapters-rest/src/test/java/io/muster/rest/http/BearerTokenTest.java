package io.muster.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTokenTest {
    @ParameterizedTest
    @ValueSource(strings = {"Bearer x", "bearer x", "BEARER   x "})
    void theTokenIsReadWithTheSchemeInAnyCase(String header) {
        assertThat(BearerToken.read(Optional.of(header))).contains("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Digest x", "Bearerx", "x"})
    void anotherSchemeHasNoToken(String header) {
        assertThat(BearerToken.read(Optional.of(header))).isEmpty();
        assertThat(BearerToken.read(Optional.empty())).isEmpty();
    }
}
