package io.muster.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UuidsTest {
    @Test
    void canonicalFormIsReadInAnyCase() {
        UUID expected = UUID.fromString("019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c11");

        assertThat(Uuids.parse("019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c11")).contains(expected);
        assertThat(Uuids.parse("019BA2C4-5F0E-7C51-9D1F-3F1F6F0A7C11")).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1-1-1-1-1", "nonsense", " 019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c11"})
    void anyOtherFormIsRefused(String text) {
        assertThat(Uuids.parse(text)).isEmpty();
    }
}
