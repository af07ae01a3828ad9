package io.muster.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.ext.ParamConverter;
import java.lang.annotation.Annotation;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ParameterConvertersTest {
    private final ParameterConverters converters = new ParameterConverters();

    @Test
    void aBlankQueryParameterCountsAsAbsent() {
        assertThat(converter(Long.class).fromString(" ")).isNull();
    }

    private <T> ParamConverter<T> converter(Class<T> type) {
        return Objects.requireNonNull(converters.getConverter(type, type, new Annotation[0]));
    }
}
