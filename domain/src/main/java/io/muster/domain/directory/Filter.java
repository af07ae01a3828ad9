package io.muster.domain.directory;

import java.time.Instant;
import java.util.List;

/**
 * A condition over the attributes of a resource, bound to attributes and type-checked. The logic is two-valued: an
 * absent attribute fails every comparison except {@link Operator#NE}, and {@link Not} is plain negation.
 * {@link FilterEvaluation} defines the meaning; queries of a database must select the same resources.
 *
 * @param <A> the attributes of the resource
 */
public sealed interface Filter<A extends Enum<A> & Attribute> {

    /** At least two conditions, all of which have to be true. */
    record And<A extends Enum<A> & Attribute>(List<Filter<A>> terms) implements Filter<A> {
        public And {
            terms = List.copyOf(terms);
        }

        @Override
        public <R> R accept(Visitor<A, R> visitor) {
            return visitor.and(this);
        }
    }

    /** At least two conditions, one of which has to be true. */
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

    /** Compares a single-valued attribute with a value of its type. */
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

    /** True if the attribute has a value or, if it is multi-valued, at least one element. */
    record Present<A extends Enum<A> & Attribute>(A attribute) implements Filter<A> {
        @Override
        public <R> R accept(Visitor<A, R> visitor) {
            return visitor.present(this);
        }
    }

    /** True if one element of a multi-valued attribute meets the whole condition. */
    record AnyElement<A extends Enum<A> & Attribute>(A collection, Filter<ElementAttribute> condition)
            implements Filter<A> {
        public AnyElement {
            if (collection.type() != Attribute.Type.PLURAL) {
                throw new IllegalArgumentException(collection + " has no searchable elements");
            }
        }

        @Override
        public <R> R accept(Visitor<A, R> visitor) {
            return visitor.anyElement(this);
        }
    }

    <R> R accept(Visitor<A, R> visitor);

    /** The comparison operators of RFC 7644 section 3.4.2.2. Text is ordered by code points. */
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

        /** Returns whether the operator is defined for values of the type. */
        public boolean orders(Attribute.Type type) {
            return switch (type) {
                case TEXT, EXACT_TEXT -> true;
                case FLAG -> this == EQ || this == NE;
                case MOMENT -> this != CO && this != SW && this != EW;
                case PLURAL, STORED_PLURAL -> false;
            };
        }
    }

    /** The value that an attribute is compared with. */
    sealed interface Operand {
        record Text(String value) implements Operand {}

        record Flag(boolean value) implements Operand {}

        record Moment(Instant value) implements Operand {}

        /** Returns whether attributes of the type can be compared with this value. */
        default boolean fits(Attribute.Type type) {
            return switch (type) {
                case TEXT, EXACT_TEXT -> this instanceof Text;
                case FLAG -> this instanceof Flag;
                case MOMENT -> this instanceof Moment;
                case PLURAL, STORED_PLURAL -> false;
            };
        }
    }

    /** Handles each kind of condition. */
    interface Visitor<A extends Enum<A> & Attribute, R> {
        R and(And<A> and);

        R or(Or<A> or);

        R not(Not<A> not);

        R compare(Compare<A> compare);

        R present(Present<A> present);

        R anyElement(AnyElement<A> anyElement);
    }
}
