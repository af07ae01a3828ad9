package io.muster.rest.scim.json;

import io.muster.domain.dialect.Tolerance;
import io.muster.domain.problem.Problem;
import io.muster.rest.scim.schema.AttributePath;
import io.muster.rest.scim.schema.Urns;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Selects the attributes of an answer by {@code attributes} or {@code excludedAttributes} (RFC 7644 section 3.9).
 * Always keeps {@code id} and {@code schemas}. Ignores unknown names.
 */
public final class Projection {
    /** Selects all attributes that are returned by default. */
    public static final Projection DEFAULT = new Projection(Mode.EXCLUDE, Set.of());

    private static final Set<String> ALWAYS = Set.of("id", "schemas");
    private static final int MAX_NAMES = 100;
    private static final String EXTENSION = Urns.ENTERPRISE.toLowerCase(Locale.ROOT);

    private enum Mode {
        ONLY,
        EXCLUDE
    }

    private final Mode mode;
    private final Set<String> names;

    private Projection(Mode mode, Set<String> names) {
        this.mode = mode;
        this.names = names;
    }

    /**
     * @param attributes comma-separated names, or empty
     * @param excluded comma-separated names, or empty
     * @throws Problem INVALID_VALUE if both are given
     */
    @Tolerance("unknown-projection")
    public static Projection of(List<String> attributes, List<String> excluded) {
        Set<String> only = names(attributes);
        Set<String> not = names(excluded);
        if (!only.isEmpty() && !not.isEmpty()) {
            throw Problem.invalidValue("attributes and excludedAttributes can't be combined");
        }
        return only.isEmpty() ? new Projection(Mode.EXCLUDE, not) : new Projection(Mode.ONLY, only);
    }

    /** Returns whether the answer has the attribute or a part of it; if not, it need not be read from the database. */
    public boolean includes(String attribute) {
        String key = attribute.toLowerCase(Locale.ROOT);
        return mode == Mode.ONLY
                ? names.stream().anyMatch(name -> name.equals(key) || name.startsWith(key + "."))
                : !names.contains(key);
    }

    /** Returns whether the client asked for certain attributes by name. */
    public boolean isExplicit() {
        return mode == Mode.ONLY;
    }

    public JsonObject apply(JsonObject resource) {
        return mode == Mode.EXCLUDE && names.isEmpty() ? resource : filtered(resource, "");
    }

    /** Applies the projection to one element of an attribute that is {@link #includes included}. */
    public JsonObject applyInside(String attribute, JsonObject element) {
        String key = attribute.toLowerCase(Locale.ROOT);
        return isWhole(key) ? element : filtered(element, key);
    }

    private JsonObject filtered(JsonObject object, String prefix) {
        JsonObjectBuilder kept = ScimJson.BUILDERS.createObjectBuilder();
        object.forEach((name, value) -> {
            String key = key(prefix, name);
            if (isWhole(key) || (prefix.isEmpty() && ALWAYS.contains(key))) {
                kept.add(name, value);
            } else if (hasParts(key)) {
                add(kept, name, part(value, key));
            }
        });
        return kept.build();
    }

    /** Returns the key of an attribute: within the enterprise extension its plain name, elsewhere the dotted one. */
    private static String key(String prefix, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (prefix.isEmpty()) {
            return lower;
        }
        return prefix.equals(EXTENSION) ? lower : prefix + "." + lower;
    }

    private boolean isWhole(String key) {
        return mode == Mode.ONLY ? names.contains(key) : !names.contains(key) && !hasParts(key);
    }

    private boolean hasParts(String key) {
        if (mode == Mode.EXCLUDE && names.contains(key)) {
            return false;
        }
        return key.equals(EXTENSION) || names.stream().anyMatch(name -> name.startsWith(key + "."));
    }

    private JsonValue part(JsonValue value, String key) {
        if (value instanceof JsonObject object) {
            return filtered(object, key);
        }
        if (value instanceof JsonArray array) {
            JsonArrayBuilder parts = ScimJson.BUILDERS.createArrayBuilder();
            array.forEach(element -> parts.add(part(element, key)));
            return parts.build();
        }
        return value;
    }

    private static void add(JsonObjectBuilder json, String name, JsonValue value) {
        if (!(value instanceof JsonObject object && object.isEmpty())) {
            json.add(name, value);
        }
    }

    private static Set<String> names(List<String> lists) {
        return lists.stream()
                .flatMap(list -> Arrays.stream(list.split(",", -1)))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .limit(MAX_NAMES)
                .map(Projection::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String name(String text) {
        AttributePath path = AttributePath.parse(text);
        if (path.schema() == AttributePath.Schema.ENTERPRISE && path.names().isEmpty()) {
            return EXTENSION;
        }
        return path.key();
    }
}
