package io.muster.persistence.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextRangeTest {
    @Test
    void rangeEndsBeforeTheNextCharacterThatIsNoSurrogate() {
        assertThat(TextRange.endOf("ana")).hasValue("anb");
        assertThat(TextRange.endOf("a\uD7FF")).hasValue("a\uE000");
        assertThat(TextRange.endOf("a\uDBFF\uDFFE")).hasValue("a\uDBFF\uDFFF");
    }

    @Test
    void rangeOfTextThatEndsWithALastCharacterEndsWhereThatOfTheTextBeforeItEnds() {
        assertThat(TextRange.endOf("a\uFFFF\uDBFF\uDFFF")).hasValue("b");
    }

    @Test
    void rangeOfLastCharactersAloneHasNoEnd() {
        assertThat(TextRange.endOf("")).isEmpty();
        assertThat(TextRange.endOf("\uDBFF\uDFFF")).isEmpty();
    }
}
