package io.muster.domain.directory;

import java.time.Instant;
import java.util.List;

/**
 * A condition over the attributes of a resource, already bound and type-checked. Two-valued: an absent attribute fails
 * every comparison but {@link Operator#NE}, and {@link Not} is plain negation. {@link FilterEvaluation} defines the
 * meaning; persistence has to select the same resources.
 *
 * @param <A> the attributes of the resource
 */
public sealed interface Filter<A extends Enum<A> & Attribute> {

    /** At least two conditions that all have to hold. */
    record And<A extends Enum<A> & Attribute>(List<Filter<A>> terms) implements Filter<A> {
        public And {
            terms = List.copyOf(terms);
        }

        @Override
        public <R> R accept(Visitor<A, R> visitor) {
            return visitor.and(this);
        }
    }

    /** At least two conditions of which one has to hold. */
    record Or<A extends Enum<A> & Attribute>(List<Filter<A>> terms) implements Filter<A> {
        public Or {
            terms = List.copyOf(terms);
        }

        @Override
        public <R> R accept(Visitor<A, R> visitor) {
            return visitor.or(this);
        }
    }

    record Not<A extends Enum<A> & Attribute>(Filter<A> term) implements Filter<A> {
        @Override
        public <R> R accept(Visitor<A, R> visitor) {
            return visitor.not(this);
        }
    }

    /** A single-valued attribute against a value of the attribute's type. */
    record Compare<A extends Enum<A> & Attribute>(A attribute, Operator operator, Operand operand)
            implements Filter<A> {
        public Compare {
            if (!operand.fits(attribute.type()) || !operator.orders(attribute.type())) {
                throw new IllegalArgumentException(attribute + " " + operator + " " + operand);
            }
        }

        @Override
        public <R> R accept(Visitor<A, R> visitor) {
            return visitor.compare(this);
        }
    }

    /** The attribute has a value; a multi-valued one has at least one element. */
    record Present<A extends Enum<A> & Attribute>(A attribute) implements Filter<A> {
        @Override
        public <R> R accept(Visitor<A, R> visitor) {
            return visitor.present(this);
        }
    }

    /** One and the same element of a multi-valued attribute meets the whole condition. */
    record AnyElement<A extends Enum<A> & Attribute>(A collection, Filter<ElementAttribute> condition)
            implements Filter<A> {
        public AnyElement {
            if (collection.type() != Attribute.Type.PLURAL) {
                throw new IllegalArgumentException(collection + " has no elements to search");
            }
        }

        @Override
        public <R> R accept(Visitor<A, R> visitor) {
            return visitor.anyElement(this);
        }
    }

    <R> R accept(Visitor<A, R> visitor);

    /** Comparison operators of RFC 7644 section 3.4.2.2; text is ordered by code points. */
    enum Operator {
        EQ,
        NE,
        CO,
        SW,
        EW,
        GT,
        GE,
        LT,
        LE;

        /** Whether the operator is defined for values of the type. */
        public boolean orders(Attribute.Type type) {
            return switch (type) {
                case TEXT, EXACT_TEXT -> true;
                case FLAG -> this == EQ || this == NE;
                case MOMENT -> this != CO && this != SW && this != EW;
                case PLURAL, STORED_PLURAL -> false;
            };
        }
    }

    /** What an attribute is compared with. */
    sealed interface Operand {
        record Text(String value) implements Operand {}

        record Flag(boolean value) implements Operand {}

        record Moment(Instant value) implements Operand {}

        /** Whether a comparison with an attribute of the type has a meaning. */
        default boolean fits(Attribute.Type type) {
            return switch (type) {
                case TEXT, EXACT_TEXT -> this instanceof Text;
                case FLAG -> this instanceof Flag;
                case MOMENT -> this instanceof Moment;
                case PLURAL, STORED_PLURAL -> false;
            };
        }
    }

    /** One case for each kind of condition. */
    interface Visitor<A extends Enum<A> & Attribute, R> {
        R and(And<A> and);

        R or(Or<A> or);

        R not(Not<A> not);

        R compare(Compare<A> compare);

        R present(Present<A> present);

        R anyElement(AnyElement<A> anyElement);
    }
}
