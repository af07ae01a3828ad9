package io.muster.rest.scim.patch;

import io.muster.domain.dialect.Tolerance;
import io.muster.domain.directory.UserProfile;
import io.muster.domain.organization.Dialect;
import io.muster.domain.problem.Problem;
import io.muster.domain.problem.Quoted;
import io.muster.rest.scim.filter.ElementMatch;
import io.muster.rest.scim.filter.FilterSyntax;
import io.muster.rest.scim.filter.FilterSyntax.Literal;
import io.muster.rest.scim.json.ScimJson;
import io.muster.rest.scim.patch.PatchOperation.Op;
import io.muster.rest.scim.refusal.ScimRefusal;
import io.muster.rest.scim.refusal.ScimType;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * The elements of one multi-valued attribute while the operations of a PATCH change them. Elements may be incomplete in
 * between; {@link #finished} judges them after the last operation.
 */
final class PatchedElements {
    private static final String PRIMARY = "primary";
    private static final List<String> PARTS = List.of(
            "value",
            "type",
            "display",
            PRIMARY,
            "formatted",
            "streetAddress",
            "locality",
            "region",
            "postalCode",
            "country");

    /** The parts that describe an element and are none without another part. */
    private static final Set<String> DESCRIBING = Set.of("type", "display");

    /** The steps of comparing two elements. */
    private static final int COMPARISON = 8;

    private static final Part NOTHING = new Part(JsonValue.NULL, "");

    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

    private final String name;
    private final Dialect dialect;
    private final PatchWork work;
    private final List<Element> elements = new ArrayList<>();

    /** The number of the operation. */
    private int now;

    /**
     * A part of an element.
     *
     * @param text of any value, made once: a nested one may be as large as the body
     */
    private record Part(JsonValue value, String text) {
        static Part of(JsonValue value) {
            return new Part(value, value instanceof JsonString text ? text.getString() : value.toString());
        }

        /** Texts of different lengths are told apart without reading them. */
        int stepsOfComparing(Part other) {
            return text.length() == other.text.length() ? text.length() : 0;
        }
    }

    /** One element. The operation that made it primary is known, for only the last one of these counts. */
    private static final class Element {
        private final Map<String, Part> parts = new LinkedHashMap<>();

        /** The number of the operation that made this element primary; -1 if it is not. */
        private int primarySince = -1;

        /** True if the operation sets or clears the mark; false if it leaves it open. */
        private boolean primaryGiven;

        /** The path that matched nothing and so created this element; empty once it is complete. */
        private Optional<String> awaited = Optional.empty();

        boolean isComplete() {
            return !DESCRIBING.containsAll(parts.keySet());
        }

        Optional<String> text(String part) {
            return Optional.ofNullable(parts.get(part)).map(Part::text);
        }

        /** Returns whether both are the same element: by value, and by type if one is given. */
        boolean isSameAs(Element given, PatchWork work) {
            if (!given.parts.containsKey("value")) {
                return parts.keySet().equals(given.parts.keySet())
                        && given.parts.entrySet().stream()
                                .allMatch(part -> isEqual(part.getKey(), part.getValue(), Part::equals, work));
            }
            return isEqual(given, "value", work) && (!given.parts.containsKey("type") || isEqual(given, "type", work));
        }

        private boolean isEqual(Element given, String part, PatchWork work) {
            return isEqual(
                    part,
                    given.parts.getOrDefault(part, NOTHING),
                    (own, other) -> own.text.equalsIgnoreCase(other.text),
                    work);
        }

        private boolean isEqual(String part, Part given, BiPredicate<Part, Part> equality, PatchWork work) {
            Part own = parts.get(part);
            if (own == null) {
                return false;
            }
            work.add(own.stepsOfComparing(given));
            return equality.test(own, given);
        }

        void merge(Element given) {
            parts.putAll(given.parts);
            if (given.primaryGiven) {
                mark(given.primarySince);
            }
        }

        void mark(int since) {
            primarySince = since;
            primaryGiven = true;
        }
    }

    PatchedElements(String name, JsonValue present, Dialect dialect, PatchWork work) {
        this.name = name;
        this.dialect = dialect;
        this.work = work;
        elements.addAll(read(present));
    }

    void apply(PatchOperation operation) {
        now++;
        work.add(elements.size());
        Optional<String> part = operation.path().part().map(this::part);
        Optional<FilterSyntax> condition = operation.path().condition();
        if (condition.isPresent()) {
            some(condition.get(), part, operation);
        } else if (part.isPresent()) {
            setPart(elements, part.get(), operation, new Element());
        } else {
            all(operation);
        }
        settlePrimary();
    }

    /**
     * Returns the elements after the last operation, without incomplete ones.
     *
     * @throws ScimRefusal noTarget if a path matched nothing and its element was not completed
     */
    @Tolerance("empty-elements")
    JsonArray finished() {
        elements.stream()
                .filter(element -> !element.isComplete())
                .flatMap(element -> element.awaited.stream())
                .findFirst()
                .ifPresent(path -> {
                    throw noTarget(path);
                });
        elements.removeIf(element -> !element.isComplete());
        settlePrimary();
        JsonArrayBuilder array = BUILDERS.createArrayBuilder();
        elements.forEach(element -> array.add(json(element)));
        return array.build();
    }

    /**
     * Leaves the mark to the elements that the last operation made primary, once one of them is complete: until then it
     * is open whether they will exist.
     */
    private void settlePrimary() {
        int newest = newestPrimary();
        if (elements.stream().anyMatch(element -> element.primarySince == newest && element.isComplete())) {
            elements.stream()
                    .filter(element -> element.primarySince < newest)
                    .forEach(element -> element.primarySince = -1);
        }
        elements.stream().filter(Element::isComplete).forEach(element -> element.awaited = Optional.empty());
    }

    private int newestPrimary() {
        return elements.stream().mapToInt(element -> element.primarySince).max().orElse(-1);
    }

    @Tolerance({"remove-by-value", "remove-empty-list"})
    private void all(PatchOperation operation) {
        List<Element> given = read(operation.value());
        switch (operation.op()) {
            case ADD -> given.forEach(this::add);
            case REPLACE -> {
                elements.clear();
                given.forEach(this::add);
            }
            case REMOVE -> {
                // an empty list removes nothing; only an absent list removes everything
                if (operation.value() == JsonValue.NULL) {
                    elements.clear();
                } else {
                    work.add((long) elements.size() * given.size() * COMPARISON);
                    elements.removeIf(element -> given.stream().anyMatch(other -> element.isSameAs(other, work)));
                }
            }
        }
    }

    private void some(FilterSyntax condition, Optional<String> part, PatchOperation operation) {
        List<Element> matching = matching(condition);
        if (matching.isEmpty() && dialect == Dialect.STRICT && operation.op() != Op.ADD) {
            throw noTarget(operation.path().quoted());
        }
        boolean cleared = operation.op() == Op.REMOVE || ScimJson.isCleared(operation.value());
        Element template = matching.isEmpty() && !cleared ? template(condition, operation) : new Element();
        if (part.isPresent()) {
            setPart(matching, part.get(), operation, template);
        } else if (operation.op() == Op.REMOVE) {
            elements.removeAll(matching); // by identity: equal elements beside it stay
        } else {
            merge(matching, operation, template);
        }
    }

    private List<Element> matching(FilterSyntax condition) {
        int newest = newestPrimary();
        return elements.stream()
                .filter(element -> new ElementMatch(part -> text(element, part, newest), work::add).matches(condition))
                .toList();
    }

    private static Optional<String> text(Element element, String part, int newestPrimary) {
        Optional<String> known = known(part);
        return known.equals(Optional.of(PRIMARY))
                ? Optional.of("true").filter(yes -> newestPrimary >= 0 && element.primarySince == newestPrimary)
                : known.flatMap(element::text);
    }

    /** Replaces parts of the matching elements, or adds an element that matches. */
    private void merge(List<Element> matching, PatchOperation operation, Element template) {
        List<Element> given = read(operation.value());
        if (matching.isEmpty()) {
            for (Element value : given) {
                Element created = new Element();
                created.merge(template);
                created.merge(value);
                created.awaited = Optional.of(operation.path().quoted());
                add(created);
            }
            return;
        }
        if (given.size() != 1) {
            throw Problem.invalidValue(operation.path().quoted() + " takes one value");
        }
        matching.forEach(element -> element.merge(given.get(0)));
    }

    private void setPart(List<Element> targets, String part, PatchOperation operation, Element template) {
        if (operation.op() == Op.REMOVE || ScimJson.isCleared(operation.value())) {
            targets.forEach(element -> clear(element, part));
        } else if (targets.isEmpty()) {
            set(template, part, operation.value());
            template.awaited = Optional.of(operation.path().quoted());
            elements.add(template);
        } else {
            targets.forEach(element -> set(element, part, operation.value()));
        }
    }

    private void set(Element element, String part, JsonValue value) {
        if (part.equals(PRIMARY)) {
            element.mark(ScimJson.flag(name + ".primary", value) ? now : -1);
        } else {
            element.parts.put(part, Part.of(value));
        }
    }

    private static void clear(Element element, String part) {
        if (part.equals(PRIMARY)) {
            element.mark(-1);
        } else {
            element.parts.remove(part);
        }
    }

    /** Adds an element, or merges it into the same element if there is one. */
    private void add(Element element) {
        work.add((long) elements.size() * COMPARISON);
        elements.stream()
                .filter(present -> present.isSameAs(element, work))
                .findFirst()
                .ifPresentOrElse(same -> same.merge(element), () -> elements.add(element));
    }

    /**
     * Returns the element that a path which matches nothing creates: RFC 7644 section 3.5.2.3 refuses a replacement,
     * and Entra replaces elements by their type before they exist.
     */
    @Tolerance("missing-target-created")
    private Element template(FilterSyntax condition, PatchOperation operation) {
        Map<String, Literal> parts = ElementMatch.template(condition);
        boolean byType = parts.containsKey("type") && Set.of("type", PRIMARY).containsAll(parts.keySet());
        if (parts.isEmpty() || (operation.op() == Op.REPLACE && !byType)) {
            throw noTarget(operation.path().quoted());
        }
        Element element = new Element();
        parts.forEach((part, literal) -> set(element, part(part), string(literal.text())));
        return element;
    }

    private static JsonValue string(String text) {
        return BUILDERS.createArrayBuilder().add(text).build().get(0);
    }

    private static ScimRefusal noTarget(String path) {
        return new ScimRefusal(ScimType.NO_TARGET, "Nothing matches " + path);
    }

    @Tolerance("single-for-list")
    private List<Element> read(JsonValue value) {
        if (ScimJson.isCleared(value)) {
            return List.of();
        }
        List<JsonValue> values = value instanceof JsonArray array ? array : List.of(value);
        if (values.size() > UserProfile.MAX_ELEMENTS) {
            throw UserProfile.tooMany(name);
        }
        return values.stream().map(this::element).toList();
    }

    private Element element(JsonValue value) {
        Element element = new Element();
        if (value instanceof JsonObject object) {
            object.forEach((key, partValue) -> known(key)
                    .filter(part -> !ScimJson.isCleared(partValue))
                    .ifPresent(part -> set(element, part, partValue)));
        } else {
            element.parts.put("value", Part.of(value));
        }
        return element;
    }

    private String part(String text) {
        return known(text)
                .orElseThrow(() ->
                        new ScimRefusal(ScimType.INVALID_PATH, "Unknown attribute " + name + "." + Quoted.of(text)));
    }

    private static Optional<String> known(String part) {
        return PARTS.stream().filter(known -> known.equalsIgnoreCase(part)).findFirst();
    }

    private static JsonObject json(Element element) {
        JsonObjectBuilder json = BUILDERS.createObjectBuilder();
        element.parts.forEach((name, part) -> json.add(name, part.value()));
        if (element.primarySince >= 0) {
            json.add(PRIMARY, true);
        }
        return json.build();
    }
}
