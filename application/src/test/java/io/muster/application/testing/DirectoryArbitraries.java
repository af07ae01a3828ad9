package io.muster.application.testing;

import io.muster.domain.directory.Attribute;
import io.muster.domain.directory.ElementAttribute;
import io.muster.domain.directory.ExternalId;
import io.muster.domain.directory.Filter;
import io.muster.domain.directory.Filter.Operand;
import io.muster.domain.directory.Filter.Operator;
import io.muster.domain.directory.PluralValue;
import io.muster.domain.directory.UserAttribute;
import io.muster.domain.directory.UserName;
import io.muster.domain.directory.UserProfile;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Generates random profiles and filters from a small vocabulary, so that filters match some profiles. */
public final class DirectoryArbitraries {
    private static final List<String> WORDS =
            List.of("a", "A", "b", "ab", "aB", "Ábc", "%", "_", "a_b", "\\", "!", "a%", "ß", "İ", "\"", "'", "z z");

    private static final List<UserAttribute> TEXTS = Arrays.stream(UserAttribute.values())
            .filter(attribute ->
                    attribute.type() == Attribute.Type.TEXT || attribute.type() == Attribute.Type.EXACT_TEXT)
            .toList();

    private static final List<UserAttribute> COLLECTIONS =
            List.of(UserAttribute.PHONE_NUMBERS, UserAttribute.IMS, UserAttribute.ROLES, UserAttribute.ENTITLEMENTS);

    private DirectoryArbitraries() {}

    public static Arbitrary<String> words() {
        return Arbitraries.of(WORDS);
    }

    /** Returns profiles with distinct names and externalIds. */
    public static Arbitrary<List<UserProfile>> profiles(int size) {
        return profile().list().ofSize(size).map(profiles -> IntStream.range(0, size)
                .mapToObj(number -> distinct(profiles.get(number), number))
                .toList());
    }

    /** Returns filters for users with a maximal nesting. */
    public static Arbitrary<Filter<UserAttribute>> filters(int depth) {
        Arbitrary<Filter<UserAttribute>> leaf = Arbitraries.oneOf(
                Combinators.combine(Arbitraries.of(TEXTS), Arbitraries.of(Operator.class), words())
                        .as((attribute, operator, text) ->
                                new Filter.Compare<>(attribute, operator, new Operand.Text(text))),
                Combinators.combine(Arbitraries.of(Operator.EQ, Operator.NE), Arbitraries.of(true, false))
                        .as((operator, flag) ->
                                new Filter.Compare<>(UserAttribute.ACTIVE, operator, new Operand.Flag(flag))),
                Arbitraries.of(TEXTS).map(Filter.Present::new),
                Arbitraries.of(COLLECTIONS).map(Filter.Present::new),
                Combinators.combine(Arbitraries.of(COLLECTIONS), elementFilters(1))
                        .as(Filter.AnyElement::new));
        return nested(leaf, depth);
    }

    private static Arbitrary<Filter<ElementAttribute>> elementFilters(int depth) {
        Arbitrary<Filter<ElementAttribute>> leaf = Arbitraries.oneOf(
                Combinators.combine(
                                Arbitraries.of(ElementAttribute.VALUE, ElementAttribute.TYPE, ElementAttribute.DISPLAY),
                                Arbitraries.of(Operator.class),
                                words())
                        .as((attribute, operator, text) ->
                                new Filter.Compare<>(attribute, operator, new Operand.Text(text))),
                Combinators.combine(Arbitraries.of(Operator.EQ, Operator.NE), Arbitraries.of(true, false))
                        .as((operator, flag) ->
                                new Filter.Compare<>(ElementAttribute.PRIMARY, operator, new Operand.Flag(flag))),
                Arbitraries.of(ElementAttribute.class).map(Filter.Present::new));
        return nested(leaf, depth);
    }

    private static <A extends Enum<A> & Attribute> Arbitrary<Filter<A>> nested(Arbitrary<Filter<A>> leaf, int depth) {
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<Filter<A>> inner = nested(leaf, depth - 1);
        return Arbitraries.frequencyOf(
                Tuple.of(3, leaf),
                Tuple.of(1, inner.map(Filter.Not::new)),
                Tuple.of(2, inner.list().ofMinSize(2).ofMaxSize(3).map(Filter.And::new)),
                Tuple.of(2, inner.list().ofMinSize(2).ofMaxSize(3).map(Filter.Or::new)));
    }

    private static Arbitrary<UserProfile> profile() {
        Arbitrary<Map<UserAttribute, String>> details = Arbitraries.maps(Arbitraries.of(UserAttribute.DETAILS), words())
                .ofMaxSize(12)
                .map(map -> map.isEmpty() ? Map.of() : new EnumMap<>(map));
        Arbitrary<Map<UserAttribute, List<PluralValue>>> plurals = Arbitraries.maps(
                        Arbitraries.of(COLLECTIONS),
                        element().list().ofMinSize(1).ofMaxSize(3))
                .map(map -> map.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> onePrimary(entry.getValue()))));
        return Combinators.combine(words(), words().injectNull(0.3), Arbitraries.of(true, false), details, plurals)
                .as((name, externalId, active, texts, elements) -> new UserProfile(
                        UserName.of(name),
                        Optional.ofNullable(externalId).map(ExternalId::new),
                        active,
                        texts,
                        elements,
                        List.of()));
    }

    private static Arbitrary<PluralValue> element() {
        return Combinators.combine(words(), words().optional(), words().optional(), Arbitraries.of(true, false))
                .as(PluralValue::new);
    }

    private static List<PluralValue> onePrimary(List<PluralValue> elements) {
        boolean[] seen = new boolean[1];
        return elements.stream()
                .map(element -> {
                    boolean primary = element.primary() && !seen[0];
                    seen[0] |= primary;
                    return new PluralValue(element.value(), element.type(), element.display(), primary);
                })
                .toList();
    }

    private static UserProfile distinct(UserProfile profile, int number) {
        return new UserProfile(
                UserName.of(profile.userName().value() + number),
                profile.externalId().map(id -> new ExternalId(id.value() + number)),
                profile.active(),
                profile.details(),
                profile.plurals(),
                profile.addresses());
    }
}
