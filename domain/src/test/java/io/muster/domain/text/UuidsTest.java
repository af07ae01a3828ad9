package io.muster.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
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
    void textThatIsNotACanonicalUuidIsRefused(String text) {
        assertThat(Uuids.parse(text)).isEmpty();
    }

    @Test
    void orderIsThatOfTheTexts() {
        List<UUID> ordered = Stream.of(
                        "00000000-0000-7000-8000-000000000000",
                        "00000000-0000-7000-8000-000000000001",
                        "00000000-0000-7000-b000-000000000000",
                        "7fffffff-0000-7000-8000-000000000000",
                        "80000000-0000-7000-8000-000000000000",
                        "ffffffff-ffff-7fff-bfff-ffffffffffff")
                .map(UUID::fromString)
                .toList();

        assertThat(ordered.stream().sorted(Comparator.reverseOrder()).sorted(Uuids.ORDER))
                .containsExactlyElementsOf(ordered);
        assertThat(Uuids.ORDER.compare(ordered.get(1), ordered.get(1))).isZero();
    }
}
