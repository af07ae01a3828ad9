package io.muster.domain.directory;

import io.muster.domain.directory.Filter.AnyElement;
import io.muster.domain.directory.Filter.Compare;
import io.muster.domain.directory.Filter.Not;
import io.muster.domain.directory.Filter.Operand;
import io.muster.domain.directory.Filter.Operator;
import io.muster.domain.directory.Filter.Or;
import io.muster.domain.directory.Filter.Present;
import io.muster.domain.text.CodePointOrder;
import io.muster.domain.text.Folding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Evaluates a {@link Filter} on one resource in memory. This class defines the meaning of filters. */
public final class FilterEvaluation<A extends Enum<A> & Attribute> implements Filter.Visitor<A, Boolean> {

    /**
     * The values of one resource. A single value is a String, a Boolean or an Instant, depending on the attribute's
     * type.
     */
    public interface Resource<A> {
        Optional<?> value(A attribute);

        List<? extends Resource<ElementAttribute>> elements(A collection);
    }

    private final Resource<A> resource;

    private FilterEvaluation(Resource<A> resource) {
        this.resource = resource;
    }

    public static <A extends Enum<A> & Attribute> boolean matches(Filter<A> filter, Resource<A> resource) {
        return filter.accept(new FilterEvaluation<>(resource));
    }

    @Override
    public Boolean and(Filter.And<A> and) {
        return and.terms().stream().allMatch(term -> term.accept(this));
    }

    @Override
    public Boolean or(Or<A> or) {
        return or.terms().stream().anyMatch(term -> term.accept(this));
    }

    @Override
    public Boolean not(Not<A> not) {
        return !not.term().accept(this);
    }

    @Override
    public Boolean present(Present<A> present) {
        A attribute = present.attribute();
        return switch (attribute.type()) {
            case PLURAL, STORED_PLURAL -> !resource.elements(attribute).isEmpty();
            case TEXT, EXACT_TEXT, FLAG, MOMENT -> resource.value(attribute).isPresent();
        };
    }

    @Override
    public Boolean anyElement(AnyElement<A> anyElement) {
        return resource.elements(anyElement.collection()).stream()
                .anyMatch(element -> matches(anyElement.condition(), element));
    }

    @Override
    public Boolean compare(Compare<A> compare) {
        boolean exact = compare.attribute().type() == Attribute.Type.EXACT_TEXT;
        return resource.value(compare.attribute())
                .map(actual -> compare(actual, compare.operator(), compare.operand(), exact))
                .orElse(compare.operator() == Operator.NE);
    }

    private static boolean compare(Object actual, Operator operator, Operand operand, boolean exact) {
        if (operand instanceof Operand.Text text) {
            String left = exact ? (String) actual : Folding.fold((String) actual);
            return compareText(left, operator, exact ? text.value() : Folding.fold(text.value()));
        }
        if (operand instanceof Operand.Flag flag) {
            return (operator == Operator.EQ) == actual.equals(flag.value());
        }
        return ordered(((Instant) actual).compareTo(((Operand.Moment) operand).value()), operator);
    }

    /** Compares texts as they are. */
    public static boolean compareText(String left, Operator operator, String right) {
        return switch (operator) {
            case CO -> left.contains(right);
            case SW -> left.startsWith(right);
            case EW -> left.endsWith(right);
            case EQ, NE, GT, GE, LT, LE -> ordered(CodePointOrder.compare(left, right), operator);
        };
    }

    private static boolean ordered(int comparison, Operator operator) {
        return switch (operator) {
            case EQ -> comparison == 0;
            case NE -> comparison != 0;
            case GT -> comparison > 0;
            case GE -> comparison >= 0;
            case LT -> comparison < 0;
            case LE -> comparison <= 0;
            case CO, SW, EW -> throw new IllegalArgumentException(operator + " is for text");
        };
    }
}
