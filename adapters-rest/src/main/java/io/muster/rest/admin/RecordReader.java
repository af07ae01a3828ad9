package io.muster.rest.admin;

import io.muster.domain.problem.Problem;
import io.muster.domain.problem.Quoted;
import io.muster.domain.text.Moments;
import io.muster.domain.text.Texts;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON object into a record. A component is a field of the same name; an {@link Optional} one may be absent or
 * null, any other is required. A component is text, a whole number, a boolean, an enum in any case, an id, another such
 * record, a list of one of these, or any JSON object. Text is one line, unless the component is
 * {@link OfAnyCharacters}. Every refusal names the field.
 */
final class RecordReader {
    private static final ClassValue<RecordReader> READERS = new ClassValue<>() {
        @Override
        protected RecordReader computeValue(Class<?> type) {
            return new RecordReader(type);
        }
    };

    private final Constructor<?> constructor;
    private final Map<String, Field> fields = new LinkedHashMap<>();

    private record Field(boolean optional, boolean mustBePresent, ValueReader reader) {}

    /** Reads one value; the name is the field's in refusals. */
    @FunctionalInterface
    private interface ValueReader {
        Object read(String name, JsonValue value);
    }

    private RecordReader(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        try {
            constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new));
        } catch (NoSuchMethodException noCanonicalConstructor) {
            throw new IllegalArgumentException(type + " is not a record", noCanonicalConstructor);
        }
        constructor.setAccessible(true); // the record may be private to its package
        for (RecordComponent component : components) {
            boolean optional = component.getType() == Optional.class;
            Type value = optional ? argument(component.getGenericType()) : component.getGenericType();
            ValueReader texts =
                    component.isAnnotationPresent(OfAnyCharacters.class) ? RecordReader::storable : RecordReader::text;
            fields.put(
                    component.getName(),
                    new Field(optional, component.isAnnotationPresent(MustBePresent.class), reader(value, texts)));
        }
    }

    /** @throws Problem INVALID_VALUE naming an unknown, missing or mistyped field; NOT_FOUND for a malformed id */
    static <R> R read(JsonObject json, Class<R> type) {
        return type.cast(READERS.get(type).read("", json));
    }

    private Object read(String prefix, JsonObject json) {
        requireKnown(prefix, json);
        List<Object> arguments = new ArrayList<>();
        fields.forEach((name, field) -> arguments.add(argument(prefix + name, field, json.get(name))));
        try {
            return constructor.newInstance(arguments.toArray());
        } catch (InvocationTargetException refused) {
            if (refused.getCause() instanceof Problem problem) {
                throw problem;
            }
            throw new IllegalStateException(refused.getCause());
        } catch (ReflectiveOperationException notAccessible) {
            throw new IllegalStateException(notAccessible);
        }
    }

    private void requireKnown(String prefix, JsonObject json) {
        json.keySet().stream()
                .filter(name -> !fields.containsKey(name))
                .findFirst()
                .ifPresent(unknown -> {
                    throw Problem.invalidValue("There is no " + prefix + Quoted.of(unknown) + "; known are "
                            + String.join(", ", fields.keySet()));
                });
    }

    private static Object argument(String name, Field field, @Nullable JsonValue value) {
        if (value == null || value == JsonValue.NULL) {
            if (!field.optional() || (field.mustBePresent() && value == null)) {
                throw Problem.invalidValue(name + " is required");
            }
            return Optional.empty();
        }
        Object read = field.reader().read(name, value);
        return field.optional() ? Optional.of(read) : read;
    }

    /** @param texts reads values of the type {@code String} */
    private static ValueReader reader(Type type, ValueReader texts) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            Type element = argument(generic);
            return listReader(isObject(element), reader(element, texts));
        }
        Class<?> plain = (Class<?>) type;
        if (plain == String.class) {
            return texts;
        }
        if (plain == boolean.class || plain == Boolean.class) {
            return RecordReader::flag;
        }
        if (plain == long.class || plain == Long.class) {
            return RecordReader::number;
        }
        if (plain == Instant.class) {
            return RecordReader::moment;
        }
        if (plain == JsonObject.class) {
            return RecordReader::object;
        }
        if (plain.isEnum()) {
            return (name, value) -> constant(name, plain.getEnumConstants(), text(name, value));
        }
        if (Ids.isId(plain)) {
            return (name, value) -> Ids.read(plain, text(name, value));
        }
        if (plain.isRecord()) {
            return (name, value) -> READERS.get(plain).read(name + ".", object(name, value));
        }
        throw new IllegalArgumentException("a request body cannot hold a " + type);
    }

    private static ValueReader listReader(boolean ofObjects, ValueReader element) {
        JsonValue.ValueType expected = ofObjects ? JsonValue.ValueType.OBJECT : JsonValue.ValueType.STRING;
        return (name, value) -> {
            if (!(value instanceof JsonArray array)
                    || !array.stream().allMatch(each -> each.getValueType() == expected)) {
                throw Problem.invalidValue(name + " must be an array of " + (ofObjects ? "objects" : "strings"));
            }
            List<Object> elements = new ArrayList<>();
            for (JsonValue each : array) {
                elements.add(element.read(name + "[" + elements.size() + "]", each));
            }
            return List.copyOf(elements);
        };
    }

    private static boolean isObject(Type type) {
        return type instanceof Class<?> plain && plain.isRecord() && !Ids.isId(plain);
    }

    private static Type argument(Type generic) {
        return ((ParameterizedType) generic).getActualTypeArguments()[0];
    }

    private static String text(String name, JsonValue value) {
        String text = storable(name, value);
        Texts.requireLine(name, text);
        return text;
    }

    private static String storable(String name, JsonValue value) {
        if (value instanceof JsonString string) {
            return Texts.requireStorable(name, string.getString());
        }
        throw Problem.invalidValue(name + " must be a string");
    }

    private static Instant moment(String name, JsonValue value) {
        return Moments.parse(text(name, value))
                .orElseThrow(() -> Problem.invalidValue(name + " must be a date and time of RFC 3339"));
    }

    private static Boolean flag(String name, JsonValue value) {
        return switch (value.getValueType()) {
            case TRUE -> true;
            case FALSE -> false;
            default -> throw Problem.invalidValue(name + " must be true or false");
        };
    }

    private static Long number(String name, JsonValue value) {
        if (value instanceof JsonNumber number && number.isIntegral()) {
            try {
                return number.longValueExact();
            } catch (ArithmeticException tooLarge) {
                // refused below
            }
        }
        throw Problem.invalidValue(name + " must be a whole number");
    }

    private static JsonObject object(String name, JsonValue value) {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw Problem.invalidValue(name + " must be an object");
    }

    /** @throws Problem INVALID_VALUE with the names of all constants */
    static <E> E constant(String name, E[] constants, String text) {
        return Arrays.stream(constants)
                .filter(constant -> constant.toString().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Problem.invalidValue(name + " must be one of " + Arrays.toString(constants)));
    }
}
