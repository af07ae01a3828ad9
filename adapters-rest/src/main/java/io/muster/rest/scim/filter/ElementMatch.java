package io.muster.rest.scim.filter;

import io.muster.domain.directory.Filter.Operator;
import io.muster.domain.text.CodePointOrder;
import io.muster.domain.text.Folding;
import io.muster.rest.scim.filter.FilterSyntax.Literal;
import io.muster.rest.scim.refusal.ScimRefusal;
import io.muster.rest.scim.refusal.ScimType;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Evaluates the condition of a value path on the elements of a resource: a PATCH changes the elements that match. */
public final class ElementMatch {
    private ElementMatch() {}

    /** @throws ScimRefusal invalidFilter for a value path inside the condition */
    public static boolean matches(FilterSyntax condition, JsonObject element) {
        if (condition instanceof FilterSyntax.And and) {
            return and.terms().stream().allMatch(term -> matches(term, element));
        }
        if (condition instanceof FilterSyntax.Or or) {
            return or.terms().stream().anyMatch(term -> matches(term, element));
        }
        if (condition instanceof FilterSyntax.Not not) {
            return !matches(not.term(), element);
        }
        if (condition instanceof FilterSyntax.Presence presence) {
            return part(element, presence.path()).isPresent();
        }
        if (condition instanceof FilterSyntax.Comparison comparison) {
            return compare(part(element, comparison.path()), comparison);
        }
        throw new ScimRefusal(ScimType.INVALID_FILTER, "A value path can't be nested");
    }

    /** Returns the parts of an element that meets a condition made of {@code eq} and {@code and}; empty for any other condition. */
    public static Map<String, Literal> template(FilterSyntax condition) {
        Map<String, Literal> parts = new LinkedHashMap<>();
        List<FilterSyntax> terms = condition instanceof FilterSyntax.And and ? and.terms() : List.of(condition);
        for (FilterSyntax term : terms) {
            if (!(term instanceof FilterSyntax.Comparison comparison) || comparison.operator() != Operator.EQ) {
                return Map.of();
            }
            parts.put(comparison.path(), comparison.literal());
        }
        return parts;
    }

    private static Optional<String> part(JsonObject element, String name) {
        return element.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .map(ElementMatch::text)
                .findFirst();
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString string ? string.getString() : value.toString();
    }

    private static boolean compare(Optional<String> part, FilterSyntax.Comparison comparison) {
        if (comparison.literal().kind() == Literal.Kind.NULL) {
            return part.isPresent() == (comparison.operator() == Operator.NE);
        }
        // an absent flag is false
        String actual = part.orElse(comparison.path().toLowerCase(Locale.ROOT).equals("primary") ? "false" : "");
        if (actual.isEmpty()) {
            return comparison.operator() == Operator.NE;
        }
        String left = Folding.fold(actual);
        String right = Folding.fold(comparison.literal().text());
        int order = CodePointOrder.compare(left, right);
        return switch (comparison.operator()) {
            case EQ -> order == 0;
            case NE -> order != 0;
            case CO -> left.contains(right);
            case SW -> left.startsWith(right);
            case EW -> left.endsWith(right);
            case GT -> order > 0;
            case GE -> order >= 0;
            case LT -> order < 0;
            case LE -> order <= 0;
        };
    }
}
