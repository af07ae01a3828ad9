package io.muster.domain.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.domain.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextsTest {
    @Test
    void textThatLeavesItsLineIsRefusedAndJoinedEmojiAreNot() {
        for (String beyond : List.of("a\nb", "a\u0007b", "\u007f", "a\u2028b", "a\u202eb", "a\u2067b", "a\u0085b")) {
            assertThatThrownBy(() -> Texts.requireLine("name", beyond))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("name must be one line");
        }
        for (String line : List.of("", "\u2764\ufe0f Team", "\ud83d\udc69\u200d\ud83d\udcbb", "\u200f\u05d0")) {
            Texts.requireLine("name", line);
        }
    }

    @Test
    void charactersThatNoDatabaseStoresAreReplacedOneByOne() {
        assertThat(Texts.storable("a\0b\ud800\udc00\udc00c\ud800")).isEqualTo("a\ufffdb\ud800\udc00\ufffdc\ufffd");
        assertThat(Texts.storable("plain")).isEqualTo("plain");
        assertThatThrownBy(() -> Texts.requireStorable("name", "a\ud800b")).isInstanceOf(Problem.class);
    }

    @Test
    void lengthOfATextIsTheOneThatUtf8Takes() {
        assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                        .mapToObj(point -> "a" + Character.toString(point) + "b\ud800\ud800\udc00\udc00")
                        .filter(text -> Texts.bytes(text) != text.getBytes(StandardCharsets.UTF_8).length))
                .isEmpty();
    }

    @Test
    void onlyPairsOfSurrogatesCanBeStored() {
        assertThatCode(() -> Texts.requireStorable("name", "\ud800\udc00\ud801\udc01"))
                .doesNotThrowAnyException();
        for (String text : List.of("\udc00", "\ud800", "\ud800\ud800\udc00", "\ud800\udc00\udc00", "a\0")) {
            assertThatThrownBy(() -> Texts.requireStorable("name", text)).isInstanceOf(Problem.class);
        }
    }
}
