package io.muster.rest.scim.patch;

import io.muster.domain.organization.Dialect;
import io.muster.domain.problem.Problem;
import io.muster.domain.problem.Quoted;
import io.muster.rest.scim.dialect.Tolerance;
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
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Applies PATCH operations to the elements of one multi-valued attribute. At most one element is primary. */
final class PatchedElements {
    private static final List<String> PARTS = List.of(
            "value",
            "type",
            "display",
            "primary",
            "formatted",
            "streetAddress",
            "locality",
            "region",
            "postalCode",
            "country");

    private final String name;
    private final Dialect dialect;
    private final List<Map<String, JsonValue>> elements = new ArrayList<>();

    PatchedElements(String name, @Nullable JsonValue present, Dialect dialect) {
        this.name = name;
        this.dialect = dialect;
        if (present != null) {
            elements.addAll(read(present));
        }
    }

    boolean isEmpty() {
        return elements.isEmpty();
    }

    JsonArray toJson() {
        JsonArrayBuilder array = Json.createArrayBuilder();
        for (Map<String, JsonValue> element : elements) {
            array.add(object(element));
        }
        return array.build();
    }

    @Tolerance("empty-elements")
    void apply(PatchOperation operation) {
        Optional<String> part = operation.path().part().map(this::part);
        if (operation.path().condition().isPresent()) {
            some(operation.path().condition().get(), part, operation);
        } else if (part.isPresent()) {
            setPart(elements, part.get(), operation, List.of());
        } else {
            all(operation);
        }
        elements.removeIf(element -> element.keySet().stream()
                .allMatch(key -> key.equals("type") || key.equals("primary") || key.equals("display")));
    }

    @Tolerance({"remove-by-value", "remove-empty-list"})
    private void all(PatchOperation operation) {
        List<Map<String, JsonValue>> given = read(operation.value());
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
                    elements.removeIf(element -> given.stream().anyMatch(wanted -> isSame(element, wanted)));
                }
            }
        }
    }

    @Tolerance("missing-target-created")
    private void some(FilterSyntax condition, Optional<String> part, PatchOperation operation) {
        List<Map<String, JsonValue>> matching = new ArrayList<>(elements.stream()
                .filter(element -> ElementMatch.matches(condition, object(element)))
                .toList());
        if (matching.isEmpty() && dialect == Dialect.STRICT && operation.op() != Op.ADD) {
            throw new ScimRefusal(
                    ScimType.NO_TARGET, "Nothing matches " + operation.path().quoted());
        }
        if (part.isPresent()) {
            setPart(matching, part.get(), operation, template(condition));
        } else if (operation.op() == Op.REMOVE) {
            // by identity: equal elements beside it stay
            elements.removeIf(element -> matching.stream().anyMatch(match -> match == element));
        } else {
            merge(matching, operation, template(condition));
        }
    }

    /** Replaces parts of the matching elements, or adds an element that matches. */
    private void merge(
            List<Map<String, JsonValue>> matching, PatchOperation operation, List<Map<String, JsonValue>> template) {
        List<Map<String, JsonValue>> given = read(operation.value());
        if (matching.isEmpty()) {
            for (Map<String, JsonValue> value : given) {
                Map<String, JsonValue> created = new LinkedHashMap<>();
                template.forEach(created::putAll);
                created.putAll(value);
                add(created);
            }
            return;
        }
        if (given.size() != 1) {
            throw Problem.invalidValue(operation.path().quoted() + " takes one value");
        }
        for (Map<String, JsonValue> element : matching) {
            element.putAll(given.get(0));
            keepOnePrimary(element);
        }
    }

    private void setPart(
            List<Map<String, JsonValue>> targets,
            String part,
            PatchOperation operation,
            List<Map<String, JsonValue>> template) {
        boolean cleared = operation.op() == Op.REMOVE || ScimJson.isCleared(operation.value());
        if (targets.isEmpty() && !cleared) {
            Map<String, JsonValue> created = new LinkedHashMap<>();
            template.forEach(created::putAll);
            created.put(part, partValue(part, operation.value()));
            elements.add(created);
            keepOnePrimary(created);
            return;
        }
        for (Map<String, JsonValue> element : List.copyOf(targets)) {
            if (cleared) {
                element.remove(part);
            } else {
                element.put(part, partValue(part, operation.value()));
                keepOnePrimary(element);
            }
        }
    }

    /** Adds an element, or merges it into the same element if there is one. */
    private void add(Map<String, JsonValue> element) {
        Optional<Map<String, JsonValue>> same =
                elements.stream().filter(present -> isSame(present, element)).findFirst();
        Map<String, JsonValue> added = same.orElse(element);
        if (same.isPresent()) {
            added.putAll(element);
        } else {
            elements.add(added);
        }
        keepOnePrimary(added);
    }

    private void keepOnePrimary(Map<String, JsonValue> chosen) {
        if (JsonValue.TRUE.equals(chosen.get("primary"))) {
            elements.stream().filter(element -> element != chosen).forEach(element -> element.remove("primary"));
        }
    }

    /** Returns whether both are the same element: by value, and by type if one is given. */
    private static boolean isSame(Map<String, JsonValue> element, Map<String, JsonValue> given) {
        if (!given.containsKey("value")) {
            return element.equals(given);
        }
        return isEqual(element.get("value"), given.get("value"))
                && (!given.containsKey("type") || isEqual(element.get("type"), given.get("type")));
    }

    private static boolean isEqual(@Nullable JsonValue left, @Nullable JsonValue right) {
        return left != null && right != null && left.toString().equalsIgnoreCase(right.toString());
    }

    private List<Map<String, JsonValue>> template(FilterSyntax condition) {
        Map<String, JsonValue> template = new LinkedHashMap<>();
        for (Map.Entry<String, Literal> entry : ElementMatch.template(condition).entrySet()) {
            String part = part(entry.getKey());
            template.put(part, partValue(part, Json.createValue(entry.getValue().text())));
        }
        return List.of(template);
    }

    @Tolerance("single-for-list")
    private List<Map<String, JsonValue>> read(JsonValue value) {
        if (ScimJson.isCleared(value)) {
            return List.of();
        }
        List<JsonValue> values = value instanceof JsonArray array ? array : List.of(value);
        return new ArrayList<>(values.stream().map(this::element).toList());
    }

    private Map<String, JsonValue> element(JsonValue value) {
        Map<String, JsonValue> element = new LinkedHashMap<>();
        if (value instanceof JsonObject object) {
            object.forEach((key, partValue) -> known(key)
                    .filter(part -> !ScimJson.isCleared(partValue))
                    .ifPresent(part -> element.put(part, partValue(part, partValue))));
        } else {
            element.put("value", value);
        }
        return element;
    }

    private JsonValue partValue(String part, JsonValue value) {
        if (!part.equals("primary")) {
            return value;
        }
        return ScimJson.flag(name + ".primary", value) ? JsonValue.TRUE : JsonValue.FALSE;
    }

    private String part(String text) {
        return known(text)
                .orElseThrow(() ->
                        new ScimRefusal(ScimType.INVALID_PATH, "Unknown attribute " + name + "." + Quoted.of(text)));
    }

    private static Optional<String> known(String part) {
        return PARTS.stream().filter(known -> known.equalsIgnoreCase(part)).findFirst();
    }

    private static JsonObject object(Map<String, JsonValue> element) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        element.forEach(json::add);
        return json.build();
    }
}
