package io.muster.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Normalizer2;
import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldingTest {
    @ParameterizedTest
    @CsvSource({
        "Stra\u00dfe, STRASSE",
        "stra\u1e9ee, strasse",
        "\u03a3\u03af\u03c3\u03c5\u03c6\u03bf\u03c2, \u03c3\u03af\u03c3\u03c5\u03c6\u03bf\u03c3",
        "\ufb01ne, FINE",
        "\uff21na, ana",
        "A\u030angstr\u00f6m, \u212bNGSTR\u00d6M",
        "an\u00ada, ana"
    })
    void textsThatDifferInCaseOnlyAreEqual(String left, String right) {
        assertThat(Folding.fold(left)).isEqualTo(Folding.fold(right));
    }

    @Test
    void lettersThatOnlyLookAlikeDiffer() {
        assertThat(Folding.fold("\u0430na")).isNotEqualTo(Folding.fold("ana"));
    }

    /** So stored keys that were folded by lower case can be folded again, without the text that they are of. */
    @Test
    void lowerCaseOfATextIsFoldedLikeTheText() {
        assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                        .filter(point -> Character.getType(point) != Character.SURROGATE)
                        .mapToObj(Character::toString)
                        .filter(text -> !Folding.fold(lower(text)).equals(Folding.fold(text))))
                .isEmpty();
    }

    @Test
    void asciiIsFoldedAsUnicodeFoldsIt() {
        String ascii = IntStream.range(0, 0x80).mapToObj(Character::toString).collect(Collectors.joining());
        assertThat(Folding.fold(ascii))
                .isEqualTo(Normalizer2.getNFKCCasefoldInstance().normalize(ascii));
    }

    @Test
    void foldingAFoldedTextChangesNothing() {
        assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                        .filter(point -> Character.getType(point) != Character.SURROGATE)
                        .mapToObj(point -> Folding.fold(Character.toString(point)))
                        .filter(text -> !Folding.fold(text).equals(text)))
                .isEmpty();
    }

    private static String lower(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
