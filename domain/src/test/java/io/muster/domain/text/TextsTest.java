package io.muster.domain.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.domain.problem.Problem;
import org.junit.jupiter.api.Test;

class TextsTest {
    @Test
    void charactersThatNoDatabaseStoresAreReplacedOneByOne() {
        assertThat(Texts.storable("a\0b\ud800\udc00\udc00c\ud800")).isEqualTo("a\ufffdb\ud800\udc00\ufffdc\ufffd");
        assertThat(Texts.storable("plain")).isEqualTo("plain");
        assertThatThrownBy(() -> Texts.requireStorable("name", "a\ud800b")).isInstanceOf(Problem.class);
    }
}
