package io.muster.rest.scim.json;

import io.muster.domain.dialect.Tolerance;
import io.muster.domain.problem.Problem;
import io.muster.rest.scim.schema.AttributePath;
import io.muster.rest.scim.schema.Urns;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
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

    /** Returns where the fields of a whole resource are written, of which those that are selected reach the target. */
    public Fields onto(Fields target) {
        return mode == Mode.EXCLUDE && names.isEmpty() ? target : new Selected(target, "");
    }

    /** As {@link #onto}, for an element of an attribute that is {@link #includes included}. */
    public Fields inside(String attribute, Fields target) {
        String key = attribute.toLowerCase(Locale.ROOT);
        return part(key) == Part.WHOLE ? target : new Selected(target, key);
    }

    /** The selected part of an attribute. */
    private enum Part {
        NOTHING,
        SOME,
        WHOLE
    }

    /** The fields of a resource, or of an attribute of it. */
    private final class Selected implements Fields {
        private final Fields target;
        private final String prefix;

        Selected(Fields target, String prefix) {
            this.target = target;
            this.prefix = prefix;
        }

        @Override
        public void text(String name, String value) {
            if (selects(name)) {
                target.text(name, value);
            }
        }

        @Override
        public void flag(String name, boolean value) {
            if (selects(name)) {
                target.flag(name, value);
            }
        }

        @Override
        public void texts(String name, List<String> values) {
            if (selects(name)) {
                target.texts(name, values);
            }
        }

        /** An object of which nothing is left is left out. */
        @Override
        public void object(String name, Consumer<Fields> content) {
            switch (part(name)) {
                case WHOLE -> target.object(name, content);
                case SOME -> {
                    Consumer<Fields> some = fields -> content.accept(inside(name, fields));
                    if (!TreeFields.of(some).isEmpty()) {
                        target.object(name, some);
                    }
                }
                case NOTHING -> {}
            }
        }

        @Override
        public <T> void objects(String name, Consumer<Consumer<T>> elements, BiConsumer<Fields, T> content) {
            switch (part(name)) {
                case WHOLE -> target.objects(name, elements, content);
                case SOME ->
                    target.objects(name, elements, (fields, element) -> content.accept(inside(name, fields), element));
                case NOTHING -> {}
            }
        }

        private Fields inside(String name, Fields fields) {
            return new Selected(fields, key(prefix, name));
        }

        private boolean selects(String name) {
            return part(name) != Part.NOTHING;
        }

        private Part part(String name) {
            String key = key(prefix, name);
            return prefix.isEmpty() && ALWAYS.contains(key) ? Part.WHOLE : Projection.this.part(key);
        }
    }

    /** Returns the key of an attribute: within the enterprise extension its plain name, elsewhere the dotted one. */
    private static String key(String prefix, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (prefix.isEmpty()) {
            return lower;
        }
        return prefix.equals(EXTENSION) ? lower : prefix + "." + lower;
    }

    private Part part(String key) {
        if (names.contains(key)) {
            return mode == Mode.ONLY ? Part.WHOLE : Part.NOTHING;
        }
        if (key.equals(EXTENSION) || names.stream().anyMatch(name -> name.startsWith(key + "."))) {
            return Part.SOME;
        }
        return mode == Mode.ONLY ? Part.NOTHING : Part.WHOLE;
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
