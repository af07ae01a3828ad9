package io.muster.rest.scim.filter;

import io.muster.domain.directory.Filter.Operator;
import io.muster.domain.text.CodePointOrder;
import io.muster.domain.text.Folding;
import io.muster.rest.scim.filter.FilterSyntax.Literal;
import io.muster.rest.scim.refusal.ScimRefusal;
import io.muster.rest.scim.refusal.ScimType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;

/** Evaluates the condition of a value path on the elements of a resource: a PATCH changes the elements that match. */
public final class ElementMatch {
    private final Function<String, Optional<String>> parts;
    private final LongConsumer work;

    /**
     * @param parts the texts of an element, by name in any case
     * @param work counts the characters that are compared, before they are
     */
    public ElementMatch(Function<String, Optional<String>> parts, LongConsumer work) {
        this.parts = parts;
        this.work = work;
    }

    /** @throws ScimRefusal invalidFilter for a value path inside the condition */
    public boolean matches(FilterSyntax condition) {
        if (condition instanceof FilterSyntax.And and) {
            return and.terms().stream().allMatch(this::matches);
        }
        if (condition instanceof FilterSyntax.Or or) {
            return or.terms().stream().anyMatch(this::matches);
        }
        if (condition instanceof FilterSyntax.Not not) {
            return !matches(not.term());
        }
        if (condition instanceof FilterSyntax.Presence presence) {
            return parts.apply(presence.path()).isPresent();
        }
        if (condition instanceof FilterSyntax.Comparison comparison) {
            return compare(parts.apply(comparison.path()), comparison);
        }
        throw new ScimRefusal(ScimType.INVALID_FILTER, "A value path can't be nested");
    }

    /**
     * Returns the parts of an element that meets a condition made of {@code eq} and {@code and}, by name in lower case;
     * empty for any other condition.
     */
    public static Map<String, Literal> template(FilterSyntax condition) {
        Map<String, Literal> parts = new LinkedHashMap<>();
        List<FilterSyntax> terms = condition instanceof FilterSyntax.And and ? and.terms() : List.of(condition);
        for (FilterSyntax term : terms) {
            if (!(term instanceof FilterSyntax.Comparison comparison)
                    || comparison.operator() != Operator.EQ
                    || comparison.literal().kind() == Literal.Kind.NULL) {
                return Map.of();
            }
            parts.put(comparison.path().toLowerCase(Locale.ROOT), comparison.literal());
        }
        return parts;
    }

    private boolean compare(Optional<String> part, FilterSyntax.Comparison comparison) {
        if (comparison.literal().kind() == Literal.Kind.NULL) {
            return part.isPresent() == (comparison.operator() == Operator.NE);
        }
        // an absent flag is false
        String actual = part.orElse(comparison.path().equalsIgnoreCase("primary") ? "false" : "");
        if (actual.isEmpty()) {
            return comparison.operator() == Operator.NE;
        }
        String wanted = comparison.literal().text();
        work.accept((long) actual.length() + wanted.length());
        String left = Folding.fold(actual);
        String right = Folding.fold(wanted);
        int order = CodePointOrder.compare(left, right);
        return switch (comparison.operator()) {
            case EQ -> order == 0;
            case NE -> order != 0;
            case CO -> contains(left, right);
            case SW -> left.startsWith(right);
            case EW -> left.endsWith(right);
            case GT -> order > 0;
            case GE -> order >= 0;
            case LT -> order < 0;
            case LE -> order <= 0;
        };
    }

    private boolean contains(String left, String right) {
        work.accept((long) left.length() * right.length() / 16);
        return left.contains(right);
    }
}
