package io.muster.rest.scim.schema;

import static java.util.Map.entry;

import io.muster.domain.directory.Address;
import io.muster.domain.directory.GroupAttribute;
import io.muster.domain.directory.UserAttribute;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the directory's attributes are called in SCIM, and where in a resource they stand. */
public final class AttributeNames {
    /** Where a user's single text stands. */
    public record Place(Container container, String name) {}

    /** The object that holds an attribute. */
    public enum Container {
        /** The resource itself. */
        CORE,
        /** Its {@code name}. */
        NAME,
        /** The enterprise extension. */
        ENTERPRISE
    }

    /** The places of {@link UserAttribute#DETAILS}, in the order of the schema. */
    public static final Map<UserAttribute, Place> DETAILS = details();

    /** The names of {@link UserAttribute#PLURALS}. */
    public static final Map<UserAttribute, String> PLURALS = Collections.unmodifiableMap(new EnumMap<>(Map.of(
            UserAttribute.EMAILS, "emails",
            UserAttribute.PHONE_NUMBERS, "phoneNumbers",
            UserAttribute.IMS, "ims",
            UserAttribute.ENTITLEMENTS, "entitlements",
            UserAttribute.ROLES, "roles",
            UserAttribute.PHOTOS, "photos",
            UserAttribute.X509_CERTIFICATES, "x509Certificates")));

    /** The names of an address's parts. */
    public static final Map<Address.Part, String> ADDRESS_PARTS = Collections.unmodifiableMap(new EnumMap<>(Map.of(
            Address.Part.FORMATTED, "formatted",
            Address.Part.STREET_ADDRESS, "streetAddress",
            Address.Part.LOCALITY, "locality",
            Address.Part.REGION, "region",
            Address.Part.POSTAL_CODE, "postalCode",
            Address.Part.COUNTRY, "country")));

    private static final Map<String, UserAttribute> USER_ATTRIBUTES = userAttributes();
    private static final Map<String, GroupAttribute> GROUP_ATTRIBUTES = Map.of(
            "id", GroupAttribute.ID,
            "displayname", GroupAttribute.DISPLAY_NAME,
            "externalid", GroupAttribute.EXTERNAL_ID,
            "meta.created", GroupAttribute.CREATED,
            "meta.lastmodified", GroupAttribute.LAST_MODIFIED,
            "members", GroupAttribute.MEMBERS);

    private AttributeNames() {}

    /** The user attribute of a dotted name in any case, without its URN. */
    public static Optional<UserAttribute> userAttribute(String name) {
        return Optional.ofNullable(USER_ATTRIBUTES.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The group attribute of a dotted name in any case, without its URN. */
    public static Optional<GroupAttribute> groupAttribute(String name) {
        return Optional.ofNullable(GROUP_ATTRIBUTES.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The part of an address of that name, in any case. */
    public static Optional<Address.Part> addressPart(String name) {
        return ADDRESS_PARTS.entrySet().stream()
                .filter(part -> part.getValue().equalsIgnoreCase(name))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Map<UserAttribute, Place> details() {
        Map<UserAttribute, Place> places = new EnumMap<>(UserAttribute.class);
        for (UserAttribute attribute : UserAttribute.DETAILS) {
            places.put(attribute, place(attribute));
        }
        return Collections.unmodifiableMap(places);
    }

    private static Place place(UserAttribute attribute) {
        return switch (attribute) {
            case FORMATTED_NAME -> new Place(Container.NAME, "formatted");
            case FAMILY_NAME, GIVEN_NAME, MIDDLE_NAME, HONORIFIC_PREFIX, HONORIFIC_SUFFIX ->
                new Place(Container.NAME, camel(attribute));
            case EMPLOYEE_NUMBER, COST_CENTER, ORGANIZATION, DIVISION, DEPARTMENT, MANAGER ->
                new Place(Container.ENTERPRISE, camel(attribute));
            default -> new Place(Container.CORE, camel(attribute));
        };
    }

    private static Map<String, UserAttribute> userAttributes() {
        Map<String, UserAttribute> names = new HashMap<>(Map.ofEntries(
                entry("id", UserAttribute.ID),
                entry("username", UserAttribute.USER_NAME),
                entry("externalid", UserAttribute.EXTERNAL_ID),
                entry("active", UserAttribute.ACTIVE),
                entry("meta.created", UserAttribute.CREATED),
                entry("meta.lastmodified", UserAttribute.LAST_MODIFIED),
                entry("groups", UserAttribute.GROUPS),
                entry("manager.value", UserAttribute.MANAGER)));
        PLURALS.forEach((attribute, name) -> names.put(name.toLowerCase(Locale.ROOT), attribute));
        DETAILS.forEach((attribute, place) -> names.put(
                (place.container() == Container.NAME ? "name." : "")
                        + place.name().toLowerCase(Locale.ROOT),
                attribute));
        return Map.copyOf(names);
    }

    /** FAMILY_NAME is familyName: the enum follows RFC 7643. */
    private static String camel(UserAttribute attribute) {
        String[] words = attribute.name().toLowerCase(Locale.ROOT).split("_", -1);
        return words[0]
                + Arrays.stream(words)
                        .skip(1)
                        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                        .collect(Collectors.joining());
    }
}
