package io.muster.rest.scim.filter;

import io.muster.domain.dialect.Tolerance;
import io.muster.domain.directory.Attribute;
import io.muster.domain.directory.ElementAttribute;
import io.muster.domain.directory.Filter;
import io.muster.domain.directory.Filter.Operand;
import io.muster.domain.directory.Filter.Operator;
import io.muster.domain.directory.FilterEvaluation;
import io.muster.domain.directory.GroupAttribute;
import io.muster.domain.directory.UserAttribute;
import io.muster.domain.problem.Quoted;
import io.muster.domain.text.Moments;
import io.muster.rest.scim.filter.FilterSyntax.Literal;
import io.muster.rest.scim.refusal.ScimRefusal;
import io.muster.rest.scim.refusal.ScimType;
import io.muster.rest.scim.schema.AttributeNames;
import io.muster.rest.scim.schema.AttributePath;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Binds the names of a parsed filter to attributes, and checks each comparison against the type of its attribute. */
public final class FilterBinding<A extends Enum<A> & Attribute> {
    private static final FilterBinding<UserAttribute> USERS = new FilterBinding<>(
            AttributeNames::userAttribute, Optional.of(new ResourceType<>("User", UserAttribute.ID)));
    private static final FilterBinding<GroupAttribute> GROUPS = new FilterBinding<>(
            AttributeNames::groupAttribute, Optional.of(new ResourceType<>("Group", GroupAttribute.ID)));
    private static final FilterBinding<ElementAttribute> ELEMENTS =
            new FilterBinding<>(FilterBinding::element, Optional.empty());
    private static final Set<UserAttribute> SORTED_USERS = Set.of(
            UserAttribute.ID,
            UserAttribute.USER_NAME,
            UserAttribute.EXTERNAL_ID,
            UserAttribute.DISPLAY_NAME,
            UserAttribute.CREATED,
            UserAttribute.LAST_MODIFIED);

    private final Function<String, Optional<A>> names;
    private final Optional<ResourceType<A>> resourceType;

    /** The value of {@code meta.resourceType}, and an attribute that every resource of the type has. */
    private record ResourceType<A>(String name, A certain) {}

    private FilterBinding(Function<String, Optional<A>> names, Optional<ResourceType<A>> resourceType) {
        this.names = names;
        this.resourceType = resourceType;
    }

    /**
     * @throws ScimRefusal invalidFilter for an unknown attribute, or an operator or value that its type does not allow
     */
    public static Filter<UserAttribute> users(FilterSyntax syntax) {
        return USERS.bind(syntax);
    }

    /**
     * @throws ScimRefusal invalidFilter for an unknown attribute, or an operator or value that its type does not allow
     */
    public static Filter<GroupAttribute> groups(FilterSyntax syntax) {
        return GROUPS.bind(syntax);
    }

    /** @throws ScimRefusal invalidPath for an attribute by which users can't be sorted */
    public static UserAttribute userSort(String sortBy) {
        return USERS.find(sortBy).filter(SORTED_USERS::contains).orElseThrow(() -> notSorted(sortBy));
    }

    /** @throws ScimRefusal invalidPath for an attribute by which groups can't be sorted */
    public static GroupAttribute groupSort(String sortBy) {
        return GROUPS.find(sortBy)
                .filter(attribute -> attribute != GroupAttribute.MEMBERS)
                .orElseThrow(() -> notSorted(sortBy));
    }

    private static ScimRefusal notSorted(String sortBy) {
        return new ScimRefusal(ScimType.INVALID_PATH, "Resources can't be sorted by " + Quoted.of(sortBy));
    }

    private Filter<A> bind(FilterSyntax syntax) {
        if (resourceType.isPresent() && isOnResourceType(syntax)) {
            return onResourceType(syntax, resourceType.get());
        }
        if (syntax instanceof FilterSyntax.And and) {
            return new Filter.And<>(all(and.terms()));
        }
        if (syntax instanceof FilterSyntax.Or or) {
            return new Filter.Or<>(all(or.terms()));
        }
        if (syntax instanceof FilterSyntax.Not not) {
            return new Filter.Not<>(bind(not.term()));
        }
        if (syntax instanceof FilterSyntax.ValuePath path) {
            return anyElement(path);
        }
        if (syntax instanceof FilterSyntax.Presence presence) {
            return onAttributeOrPart(presence.path(), Filter.Present::new, ELEMENTS::present);
        }
        FilterSyntax.Comparison comparison = (FilterSyntax.Comparison) syntax;
        return onAttributeOrPart(
                comparison.path(),
                attribute -> compare(attribute, comparison),
                part -> ELEMENTS.compare(part, comparison));
    }

    private boolean isOnResourceType(FilterSyntax syntax) {
        String path = "";
        if (syntax instanceof FilterSyntax.Presence presence) {
            path = presence.path();
        } else if (syntax instanceof FilterSyntax.Comparison comparison) {
            path = comparison.path();
        }
        return AttributePath.parse(path).key().equals("meta.resourcetype");
    }

    /** Evaluates the condition at once: all resources of a search have the same type. */
    private Filter<A> onResourceType(FilterSyntax syntax, ResourceType<A> type) {
        Filter<A> always = new Filter.Present<>(type.certain());
        boolean met = !(syntax instanceof FilterSyntax.Comparison comparison)
                || FilterEvaluation.compareText(
                        type.name(), comparison.operator(), comparison.literal().text());
        return met ? always : new Filter.Not<>(always);
    }

    private List<Filter<A>> all(List<FilterSyntax> terms) {
        return terms.stream().map(this::bind).toList();
    }

    /**
     * Binds a single value, or a part of any element: {@code emails.type}, and {@code emails} for {@code emails.value}.
     */
    private Filter<A> onAttributeOrPart(
            String path,
            Function<A, Filter<A>> onAttribute,
            Function<ElementAttribute, Filter<ElementAttribute>> onPart) {
        Optional<A> whole = find(path);
        if (whole.isPresent() && whole.get().type() != Attribute.Type.PLURAL) {
            return onAttribute.apply(searchable(whole.get(), path));
        }
        if (whole.isPresent()) {
            Filter<A> presence = new Filter.Present<>(whole.get());
            Filter<ElementAttribute> value = onPart.apply(ElementAttribute.VALUE);
            // an element always has a value
            return value instanceof Filter.Present ? presence : new Filter.AnyElement<>(whole.get(), value);
        }
        int dot = path.lastIndexOf('.');
        A collection = find(path.substring(0, Math.max(0, dot))).orElseThrow(() -> unknown(path));
        if (searchable(collection, path).type() != Attribute.Type.PLURAL) {
            throw unknown(path);
        }
        ElementAttribute part = element(path.substring(dot + 1)).orElseThrow(() -> unknown(path));
        return new Filter.AnyElement<>(collection, onPart.apply(part));
    }

    @Tolerance("filter-tail")
    private Filter<A> anyElement(FilterSyntax.ValuePath path) {
        A collection = searchable(find(path.path()).orElseThrow(() -> unknown(path.path())), path.path());
        if (collection.type() != Attribute.Type.PLURAL) {
            throw invalid(Quoted.of(path.path()) + " has no elements");
        }
        Filter<ElementAttribute> condition = ELEMENTS.bind(path.condition());
        return new Filter.AnyElement<>(
                collection,
                path.tail()
                        .<Filter<ElementAttribute>>map(
                                tail -> new Filter.And<>(List.of(condition, ELEMENTS.bind(tail))))
                        .orElse(condition));
    }

    private Filter<A> present(A attribute) {
        return new Filter.Present<>(attribute);
    }

    private Filter<A> compare(A attribute, FilterSyntax.Comparison comparison) {
        Operator operator = comparison.operator();
        if (comparison.literal().kind() == Literal.Kind.NULL) {
            return switch (operator) {
                case EQ -> new Filter.Not<>(new Filter.Present<>(attribute));
                case NE -> new Filter.Present<>(attribute);
                default -> throw invalid("null can only be compared by eq and ne");
            };
        }
        if (!operator.orders(attribute.type())) {
            throw invalid(Quoted.of(comparison.path()) + " can't be compared by "
                    + operator.name().toLowerCase(Locale.ROOT));
        }
        return new Filter.Compare<>(attribute, operator, operand(attribute.type(), comparison));
    }

    private static Operand operand(Attribute.Type type, FilterSyntax.Comparison comparison) {
        String text = comparison.literal().text();
        return switch (type) {
            case TEXT, EXACT_TEXT -> new Operand.Text(text);
            case FLAG -> new Operand.Flag(flag(text, comparison.path()));
            case MOMENT -> new Operand.Moment(moment(text, comparison.path()));
            case PLURAL, STORED_PLURAL -> throw invalid(Quoted.of(comparison.path()) + " has many values");
        };
    }

    @Tolerance("filter-flag-as-text")
    private static boolean flag(String text, String path) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!lower.equals("true") && !lower.equals("false")) {
            throw invalid(Quoted.of(path) + " is true or false");
        }
        return lower.equals("true");
    }

    private static Instant moment(String text, String path) {
        return Moments.parse(text)
                .orElseThrow(() -> invalid(Quoted.of(path) + " is a date and time such as 2011-05-13T04:42:34Z"));
    }

    private Optional<A> find(String path) {
        AttributePath parsed = AttributePath.parse(path);
        return parsed.schema() == AttributePath.Schema.UNKNOWN ? Optional.empty() : names.apply(parsed.key());
    }

    private static Optional<ElementAttribute> element(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "value" -> Optional.of(ElementAttribute.VALUE);
            case "type" -> Optional.of(ElementAttribute.TYPE);
            case "display" -> Optional.of(ElementAttribute.DISPLAY);
            case "primary" -> Optional.of(ElementAttribute.PRIMARY);
            default -> Optional.empty();
        };
    }

    private A searchable(A attribute, String path) {
        if (attribute.type() == Attribute.Type.STORED_PLURAL) {
            throw invalid(Quoted.of(path) + " can't be searched");
        }
        return attribute;
    }

    private static ScimRefusal unknown(String path) {
        return invalid("Unknown attribute " + Quoted.of(path));
    }

    private static ScimRefusal invalid(String detail) {
        return new ScimRefusal(ScimType.INVALID_FILTER, detail);
    }
}
