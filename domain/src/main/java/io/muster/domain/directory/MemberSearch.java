package io.muster.domain.directory;

import io.muster.domain.directory.Filter.Compare;
import io.muster.domain.directory.Filter.Operand;
import io.muster.domain.directory.Filter.Operator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds members by the beginnings of their names, among them each that lists show ({@link UserProfile#name}). */
public final class MemberSearch {
    /** The words of a given name behind which the family name is looked for. */
    private static final int MAX_GIVEN_WORDS = 4;

    private static final List<UserAttribute> NAMES = List.of(
            UserAttribute.USER_NAME,
            UserAttribute.DISPLAY_NAME,
            UserAttribute.FORMATTED_NAME,
            UserAttribute.GIVEN_NAME,
            UserAttribute.FAMILY_NAME);

    private MemberSearch() {}

    /**
     * Returns the condition that userName, the display name, the formatted, given or family name, the given name with
     * the family name behind it, or an e-mail address begins with the text, in any case.
     */
    public static Filter<UserAttribute> beginningWith(String text) {
        String beginning = text.strip();
        Stream<Filter<UserAttribute>> names = NAMES.stream().map(name -> compare(name, Operator.SW, beginning));
        Filter<UserAttribute> email = new Filter.AnyElement<>(
                UserAttribute.EMAILS, new Compare<>(ElementAttribute.VALUE, Operator.SW, new Operand.Text(beginning)));
        return new Filter.Or<>(Stream.of(names, givenAndFamilyNames(beginning), Stream.of(email))
                .flatMap(terms -> terms)
                .toList());
    }

    /** Each space of the text may be the one between the two names. */
    private static Stream<Filter<UserAttribute>> givenAndFamilyNames(String text) {
        return IntStream.range(1, text.length())
                .filter(place -> text.charAt(place) == ' ')
                .limit(MAX_GIVEN_WORDS)
                .mapToObj(place -> new Filter.And<>(List.of(
                        compare(UserAttribute.GIVEN_NAME, Operator.EQ, text.substring(0, place)),
                        compare(UserAttribute.FAMILY_NAME, Operator.SW, text.substring(place + 1)))));
    }

    private static Filter<UserAttribute> compare(UserAttribute name, Operator operator, String text) {
        return new Compare<>(name, operator, new Operand.Text(text));
    }
}
