package io.muster.domain.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotedTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "emails[type eq \"work\"]", "ä 💥 %_\\"})
    void plainTextStaysAsItIs(String text) {
        assertThat(Quoted.of(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "a\nb", "a\tb", "a\u007fb", "a\u0085b", "a\u2028b", "a\ud800b", "a\udc00b"})
    void controlCharactersAndLoneSurrogatesAreReplaced(String text) {
        assertThat(Quoted.of(text)).isEqualTo("a\ufffdb");
    }

    @Test
    void longTextIsCutAtTheLimitAndEndsInAnEllipsis() {
        assertThat(Quoted.of("x".repeat(256))).isEqualTo("x".repeat(256));
        assertThat(Quoted.of("x".repeat(257))).isEqualTo("x".repeat(255) + "…");
        assertThat(Quoted.of("x".repeat(3_000_000), 10)).isEqualTo("xxxxxxxxx…");
    }

    @Test
    void charactersOutsideOfTheBasicPlaneAreNotSplit() {
        assertThat(Quoted.of("💥".repeat(3), 3)).isEqualTo("💥".repeat(3));
        assertThat(Quoted.of("💥".repeat(4), 3)).isEqualTo("💥💥…");
    }
}
