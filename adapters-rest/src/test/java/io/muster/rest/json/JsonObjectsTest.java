package io.muster.rest.json;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectsTest {
    @ParameterizedTest
    @ValueSource(strings = {"1e99999999999", "-1e-99999999999"})
    void numbersWithAnExponentOutOfRangeAreRefused(String number) {
        assertRefused(number);
    }

    @Test
    void numbersOfMoreDigitsThanTheParserReadsAreRefused() {
        assertRefused("1".repeat(2_000));
    }

    private static void assertRefused(String number) {
        byte[] body = ("{\"x\":" + number + "}").getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> JsonObjects.parse(body)).isInstanceOf(InvalidJson.class);
    }
}
