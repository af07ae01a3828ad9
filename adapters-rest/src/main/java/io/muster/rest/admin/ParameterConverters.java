package io.muster.rest.admin;

import io.muster.domain.problem.Problem;
import io.muster.domain.text.Moments;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Converts path and query parameters. A malformed id is not found; a malformed query parameter is refused by name. A
 * blank one counts as absent, except a boolean.
 */
@Provider
@Singleton
public class ParameterConverters implements ParamConverterProvider {
    @Override
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        if (Ids.isId(type)) {
            return new Converter<>(text -> Ids.read(type, text), NotFoundException::new, false);
        }
        String name = name(annotations);
        if (type.isEnum()) {
            return query(text -> RecordReader.constant(name, type.getEnumConstants(), text));
        }
        if (type == Instant.class) {
            return query(text -> type.cast(moment(name, text)));
        }
        if (type == Long.class) {
            return query(text -> type.cast(number(name, text)));
        }
        if (type == boolean.class || type == Boolean.class) {
            return flag(name);
        }
        return null; // the container's own
    }

    private static <T> ParamConverter<T> query(Function<String, T> reading) {
        return new Converter<>(reading, BadRequestException::new, true);
    }

    /** Blank text is refused, because a flag without a value reads as if it were set. */
    @SuppressWarnings("unchecked") // a primitive type can't cast its values
    private static <T> ParamConverter<T> flag(String name) {
        return (ParamConverter<T>) new Converter<>(text -> bool(name, text), BadRequestException::new, false);
    }

    private static String name(Annotation[] annotations) {
        return Arrays.stream(annotations)
                .filter(QueryParam.class::isInstance)
                .map(annotation -> ((QueryParam) annotation).value())
                .findFirst()
                .orElse("value");
    }

    private static Instant moment(String name, String text) {
        return Moments.parse(text)
                .orElseThrow(
                        () -> Problem.invalidValue(name + " must be a date and time such as 2026-01-31T12:00:00Z"));
    }

    private static Long number(String name, String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException notANumber) {
            throw Problem.invalidValue(name + " must be a whole number");
        }
    }

    static boolean bool(String name, String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Problem.invalidValue(name + " must be true or false");
        };
    }

    /**
     * @param refusal in which JAX-RS lets a {@link Problem} out of a converter
     * @param blankIsAbsent whether blank text counts as no parameter at all
     */
    private record Converter<T>(
            Function<String, T> reading, Function<Throwable, WebApplicationException> refusal, boolean blankIsAbsent)
            implements ParamConverter<T> {
        @Override
        public @Nullable T fromString(@Nullable String text) {
            if (text == null || (blankIsAbsent && text.isBlank())) {
                return null;
            }
            try {
                return reading.apply(text);
            } catch (Problem problem) {
                throw refusal.apply(problem);
            }
        }

        @Override
        public String toString(T value) {
            return String.valueOf(value);
        }
    }
}
