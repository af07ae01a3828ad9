package io.muster.persistence.directory;

import io.muster.domain.directory.Attribute;
import io.muster.domain.directory.ElementAttribute;
import io.muster.domain.directory.Filter;
import io.muster.domain.directory.Filter.AnyElement;
import io.muster.domain.directory.Filter.Compare;
import io.muster.domain.directory.Filter.Not;
import io.muster.domain.directory.Filter.Operand;
import io.muster.domain.directory.Filter.Operator;
import io.muster.domain.directory.Filter.Or;
import io.muster.domain.directory.Filter.Present;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.text.Folding;
import io.muster.domain.text.Uuids;
import io.muster.persistence.hibernate.TextRange;
import io.muster.persistence.hibernate.Values;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compiles a filter to an SQL condition that selects the same resources as
 * {@link io.muster.domain.directory.FilterEvaluation}. Every comparison is true or false, never unknown, so that
 * {@code not} is plain negation. Values are always parameters.
 */
final class Conditions<A extends Enum<A> & Attribute> implements Filter.Visitor<A, String> {
    private static final String TRUE = "1 = 1";
    private static final String FALSE = "1 = 0";

    private final OrganizationId organization;
    private final Mapping<A> mapping;
    private final Values parameters;

    Conditions(OrganizationId organization, Mapping<A> mapping, Values parameters) {
        this.organization = organization;
        this.mapping = mapping;
        this.parameters = parameters;
    }

    /** Maps the attributes of a resource to columns and sub-queries. */
    interface Mapping<A extends Enum<A> & Attribute> {
        /** Returns the column of a single-valued attribute. */
        Column column(A attribute);

        /**
         * Returns the sub-query for a multi-valued attribute. It names the organization as a parameter, not as a column
         * of the resource: PostgreSQL may run it once for all resources, and would read all organizations.
         */
        Elements elements(A attribute, OrganizationId organization, Values parameters);
    }

    /** A column of SQL and the kind of its values. */
    record Column(String path, Kind kind, boolean nullable) {
        enum Kind {
            FOLDED,
            EXACT,
            ID,
            FLAG,
            MOMENT,
            /** An attribute that no resource has. */
            NONE
        }

        static Column folded(String path) {
            return new Column(path, Kind.FOLDED, true);
        }
    }

    /** A sub-query over elements, up to its condition, and the columns of the elements' parts. */
    record Elements(String select, Function<ElementAttribute, Column> columns) {}

    @Override
    public String and(Filter.And<A> and) {
        return joined(and.terms(), " and ");
    }

    @Override
    public String or(Or<A> or) {
        return joined(or.terms(), " or ");
    }

    @Override
    public String not(Not<A> not) {
        return "not (" + not.term().accept(this) + ")";
    }

    @Override
    public String present(Present<A> present) {
        A attribute = present.attribute();
        return switch (attribute.type()) {
            case TEXT, EXACT_TEXT, FLAG, MOMENT -> isPresent(mapping.column(attribute));
            case PLURAL -> exists(mapping.elements(attribute, organization, parameters), TRUE);
            case STORED_PLURAL -> throw new IllegalArgumentException(attribute + " can't be searched");
        };
    }

    @Override
    public String anyElement(AnyElement<A> anyElement) {
        Elements elements = mapping.elements(anyElement.collection(), organization, parameters);
        Mapping<ElementAttribute> parts = new Mapping<>() {
            @Override
            public Column column(ElementAttribute attribute) {
                return elements.columns().apply(attribute);
            }

            @Override
            public Elements elements(ElementAttribute attribute, OrganizationId unused, Values neither) {
                throw new IllegalArgumentException(attribute + " has no elements");
            }
        };
        return exists(elements, anyElement.condition().accept(new Conditions<>(organization, parts, parameters)));
    }

    @Override
    public String compare(Compare<A> compare) {
        Column column = mapping.column(compare.attribute());
        Operator operator = compare.operator();
        return switch (column.kind()) {
            case NONE -> operator == Operator.NE ? TRUE : FALSE;
            case FOLDED -> text(column, operator, Folding.fold(text(compare.operand())));
            case EXACT -> text(column, operator, text(compare.operand()));
            case ID -> id(column, operator, compare);
            case FLAG -> sql(column, operator, ((Operand.Flag) compare.operand()).value());
            case MOMENT -> sql(column, operator, ((Operand.Moment) compare.operand()).value());
        };
    }

    private String joined(List<Filter<A>> terms, String word) {
        return terms.stream().map(term -> term.accept(this)).collect(Collectors.joining(word, "(", ")"));
    }

    private static String exists(Elements elements, String condition) {
        return "exists (" + elements.select() + " and (" + condition + "))";
    }

    private static String isPresent(Column column) {
        if (column.kind() == Column.Kind.NONE) {
            return FALSE;
        }
        return column.nullable() ? column.path() + " is not null" : TRUE;
    }

    private static String text(Operand operand) {
        return ((Operand.Text) operand).value();
    }

    /** Compares ids as UUIDs for EQ and NE, and as text for every other operator. */
    private String id(Column column, Operator operator, Compare<A> compare) {
        String raw = text(compare.operand());
        String asked = compare.attribute().type() == Attribute.Type.TEXT ? Folding.fold(raw) : raw;
        if (operator != Operator.EQ && operator != Operator.NE) {
            Column text = new Column("cast(" + column.path() + " as varchar)", Column.Kind.EXACT, false);
            return operator == Operator.SW ? like(text, escaped(asked) + "%") : text(text, operator, asked);
        }
        return Uuids.parse(asked)
                .filter(id -> id.toString().equals(asked)) // ids are compared as text, with case
                .map(id -> sql(column, operator, id))
                .orElse(operator == Operator.NE ? TRUE : FALSE);
    }

    private String text(Column column, Operator operator, String value) {
        return switch (operator) {
            case CO -> like(column, "%" + escaped(value) + "%");
            case SW -> beginning(column, value);
            case EW -> like(column, "%" + escaped(value));
            case EQ, NE, GT, GE, LT, LE -> sql(column, operator, value);
        };
    }

    /** Names the range, too: behind row security, PostgreSQL uses an index for comparisons, but not for a pattern. */
    private String beginning(Column column, String value) {
        String from = sql(column, Operator.GE, value) + " and ";
        String until = TextRange.endOf(value)
                .map(end -> sql(column, Operator.LT, end) + " and ")
                .orElse("");
        return "(" + from + until + like(column, escaped(value) + "%") + ")";
    }

    private String like(Column column, String pattern) {
        return whenPresent(column, column.path() + " like " + parameters.add(pattern) + " escape '!'");
    }

    private static String escaped(String value) {
        return value.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    private String sql(Column column, Operator operator, Object value) {
        String parameter = parameters.add(value);
        return switch (operator) {
            case EQ -> whenPresent(column, column.path() + " = " + parameter);
            case NE ->
                column.nullable()
                        ? "(" + column.path() + " is null or " + column.path() + " <> " + parameter + ")"
                        : column.path() + " <> " + parameter;
            case GT -> whenPresent(column, column.path() + " > " + parameter);
            case GE -> whenPresent(column, column.path() + " >= " + parameter);
            case LT -> whenPresent(column, column.path() + " < " + parameter);
            case LE -> whenPresent(column, column.path() + " <= " + parameter);
            case CO, SW, EW -> throw new IllegalArgumentException(operator + " is for text");
        };
    }

    private static String whenPresent(Column column, String condition) {
        return column.nullable() ? "(" + column.path() + " is not null and " + condition + ")" : condition;
    }
}
