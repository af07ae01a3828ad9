package io.muster.rest.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.domain.problem.Problem;
import jakarta.ws.rs.ext.ParamConverter;
import java.lang.annotation.Annotation;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterConvertersTest {
    private final ParameterConverters converters = new ParameterConverters();

    @Test
    void aBlankQueryParameterCountsAsAbsent() {
        assertThat(converter(Long.class).fromString(" ")).isNull();
    }

    @Test
    void aBooleanIsReadFromItsTwoValues() {
        assertThat(converter(boolean.class).fromString("true")).isTrue();
        assertThat(converter(boolean.class).fromString("false")).isFalse();
    }

    @Test
    void absentBooleanIsNullAndAGivenOneIsRead() {
        assertThat(converter(Boolean.class).fromString(null)).isNull();
        assertThat(converter(Boolean.class).fromString("false")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ture", "yes", "1", "TRUE", " true", ""})
    void textThatIsNoBooleanIsRefusedWithTheNameOfTheParameter(String text) {
        assertThatThrownBy(() -> ParameterConverters.bool("confirm", text))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(Problem.Code.INVALID_VALUE))
                .hasMessage("confirm must be true or false");
    }

    private <T> ParamConverter<T> converter(Class<T> type) {
        return Objects.requireNonNull(converters.getConverter(type, type, new Annotation[0]));
    }
}
