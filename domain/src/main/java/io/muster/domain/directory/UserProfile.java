package io.muster.domain.directory;

import io.muster.domain.problem.Problem;
import io.muster.domain.text.Texts;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The attributes of a user that the identity provider owns. It can write all of them, and no other property of a user.
 *
 * @param details the values of single-valued attributes; keys are in {@link UserAttribute#DETAILS}
 * @param plurals the elements of multi-valued attributes in the order sent; keys are in {@link UserAttribute#PLURALS},
 *     and no list is empty
 */
public record UserProfile(
        UserName userName,
        Optional<ExternalId> externalId,
        boolean active,
        Map<UserAttribute, String> details,
        Map<UserAttribute, List<PluralValue>> plurals,
        List<Address> addresses) {

    public static final int MAX_DETAIL_LENGTH = 1_024;
    public static final int MAX_ELEMENTS = 100;

    /** The texts of a profile together, in UTF-8. */
    public static final int MAX_BYTES = 64 * 1024;

    /**
     * @throws Problem INVALID_VALUE if a value is malformed or too long, if two elements are primary, or if all texts
     *     together are longer than {@link #MAX_BYTES}
     */
    public UserProfile {
        details.forEach(UserProfile::requireDetail);
        plurals.forEach(UserProfile::requireElements);
        requireCount("addresses", addresses);
        addresses.forEach(Address::require);
        requireOnePrimary(
                "addresses", addresses.stream().filter(Address::primary).count());
        details = sorted(details);
        plurals = sorted(withoutEmpty(plurals));
        addresses = List.copyOf(addresses);
        if (bytes(userName, externalId, details, plurals, addresses) > MAX_BYTES) {
            throw Problem.invalidValue("The attributes of a user have at most " + MAX_BYTES + " bytes in all");
        }
    }

    /** Returns the bytes of all texts of the profile in UTF-8. */
    public int bytes() {
        return bytes(userName, externalId, details, plurals, addresses);
    }

    /**
     * Returns the address that identifies the person: the primary e-mail address, else the first of type work, else the
     * first. Without any, it is the userName, if that is an address.
     */
    public Optional<EmailAddress> primaryEmail() {
        return emails().stream()
                .filter(PluralValue::primary)
                .findFirst()
                .or(() -> emails().stream().filter(UserProfile::isWork).findFirst())
                .or(() -> emails().stream().findFirst())
                .map(email -> EmailAddress.of(email.value()))
                .or(() -> EmailAddress.parse(userName.value()));
    }

    /** Returns whether userName and all e-mail addresses are those of the other profile. */
    boolean hasAddressesOf(UserProfile other) {
        return userName.key().equals(other.userName.key()) && emails().equals(other.emails());
    }

    /** Returns this profile without the e-mail addresses that have the key. The userName stays, even if it has it. */
    UserProfile withoutEmail(String key) {
        Map<UserAttribute, List<PluralValue>> left = new EnumMap<>(UserAttribute.class);
        left.putAll(plurals);
        left.put(
                UserAttribute.EMAILS,
                emails().stream()
                        .filter(email -> !EmailAddress.of(email.value()).key().equals(key))
                        .toList());
        return new UserProfile(userName, externalId, active, details, left, addresses);
    }

    /** Returns the person's name: displayName, else name.formatted, else the given and the family name. */
    public Optional<String> name() {
        return detail(UserAttribute.DISPLAY_NAME)
                .or(() -> detail(UserAttribute.FORMATTED_NAME))
                .or(() -> Stream.of(UserAttribute.GIVEN_NAME, UserAttribute.FAMILY_NAME)
                        .flatMap(part -> detail(part).stream())
                        .reduce((given, family) -> given + " " + family));
    }

    /** Returns the name to display in lists: displayName or, without one, userName. */
    public String label() {
        return detail(UserAttribute.DISPLAY_NAME).orElse(userName.value());
    }

    public UserProfile activated(boolean nowActive) {
        return new UserProfile(userName, externalId, nowActive, details, plurals, addresses);
    }

    /** Returns the refusal of more than {@link #MAX_ELEMENTS} values of an attribute. */
    public static Problem tooMany(String attribute) {
        return Problem.invalidValue(attribute + " has at most " + MAX_ELEMENTS + " values");
    }

    private Optional<String> detail(UserAttribute attribute) {
        return Optional.ofNullable(details.get(attribute));
    }

    private List<PluralValue> emails() {
        return plurals.getOrDefault(UserAttribute.EMAILS, List.of());
    }

    private static boolean isWork(PluralValue email) {
        return email.type().filter(type -> type.equalsIgnoreCase("work")).isPresent();
    }

    private static void requireDetail(UserAttribute attribute, String text) {
        if (!UserAttribute.DETAILS.contains(attribute)) {
            throw new IllegalArgumentException(attribute + " is not a detail");
        }
        boolean indexed = attribute == UserAttribute.DISPLAY_NAME;
        Texts.require(attribute.wireName(), text, indexed ? GroupName.MAX_LENGTH : MAX_DETAIL_LENGTH);
        if (indexed) {
            Texts.key(attribute.wireName(), text);
        }
    }

    private static void requireElements(UserAttribute attribute, List<PluralValue> elements) {
        if (!UserAttribute.PLURALS.contains(attribute)) {
            throw new IllegalArgumentException(attribute + " is not kept as elements");
        }
        requireCount(attribute.wireName(), elements);
        requireOnePrimary(
                attribute.wireName(),
                elements.stream().filter(PluralValue::primary).count());
        elements.forEach(element -> element.require(attribute));
        if (attribute == UserAttribute.EMAILS) {
            elements.forEach(element -> EmailAddress.of(element.value()));
        }
    }

    private static void requireCount(String name, Collection<?> elements) {
        if (elements.size() > MAX_ELEMENTS) {
            throw tooMany(name);
        }
    }

    private static int bytes(
            UserName userName,
            Optional<ExternalId> externalId,
            Map<UserAttribute, String> details,
            Map<UserAttribute, List<PluralValue>> plurals,
            List<Address> addresses) {
        int bytes = Texts.bytes(userName.value())
                + externalId.map(id -> Texts.bytes(id.value())).orElse(0);
        for (String detail : details.values()) {
            bytes += Texts.bytes(detail);
        }
        for (List<PluralValue> elements : plurals.values()) {
            for (PluralValue element : elements) {
                bytes += element.bytes();
            }
        }
        for (Address address : addresses) {
            bytes += address.bytes();
        }
        return bytes;
    }

    private static void requireOnePrimary(String name, long primaries) {
        if (primaries > 1) {
            throw Problem.invalidValue("Only one value of " + name + " can be primary");
        }
    }

    private static <V> Map<UserAttribute, V> sorted(Map<UserAttribute, V> values) {
        return Collections.unmodifiableMap(values.isEmpty() ? Map.of() : new EnumMap<>(values));
    }

    private static Map<UserAttribute, List<PluralValue>> withoutEmpty(Map<UserAttribute, List<PluralValue>> plurals) {
        Map<UserAttribute, List<PluralValue>> kept = new EnumMap<>(UserAttribute.class);
        plurals.forEach((attribute, elements) -> {
            if (!elements.isEmpty()) {
                kept.put(attribute, List.copyOf(elements));
            }
        });
        return kept;
    }
}
