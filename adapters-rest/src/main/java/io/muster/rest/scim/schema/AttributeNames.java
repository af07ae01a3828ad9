package io.muster.rest.scim.schema;

import io.muster.domain.directory.Address;
import io.muster.domain.directory.GroupAttribute;
import io.muster.domain.directory.UserAttribute;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Maps the attributes of the directory to their names and places in SCIM resources. */
public final class AttributeNames {
    /** The place of a single text in the resource of a user. */
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

    private static final String NAME_PREFIX = "name.";

    /** The places of {@link UserAttribute#DETAILS}, in the order of the schema. */
    public static final Map<UserAttribute, Place> DETAILS = details();

    /** The names of the parts of an address. */
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

    /** Finds a user attribute by its dotted name in any case, without its URN. */
    public static Optional<UserAttribute> userAttribute(String name) {
        return Optional.ofNullable(USER_ATTRIBUTES.get(name.toLowerCase(Locale.ROOT)));
    }

    /** Finds a group attribute by its dotted name in any case, without its URN. */
    public static Optional<GroupAttribute> groupAttribute(String name) {
        return Optional.ofNullable(GROUP_ATTRIBUTES.get(name.toLowerCase(Locale.ROOT)));
    }

    private static Map<UserAttribute, Place> details() {
        Map<UserAttribute, Place> places = new EnumMap<>(UserAttribute.class);
        for (UserAttribute attribute : UserAttribute.DETAILS) {
            places.put(attribute, place(attribute));
        }
        return Collections.unmodifiableMap(places);
    }

    private static Place place(UserAttribute attribute) {
        String name = attribute.wireName();
        return switch (attribute) {
            case EMPLOYEE_NUMBER, COST_CENTER, ORGANIZATION, DIVISION, DEPARTMENT, MANAGER ->
                new Place(Container.ENTERPRISE, name);
            default ->
                name.startsWith(NAME_PREFIX)
                        ? new Place(Container.NAME, name.substring(NAME_PREFIX.length()))
                        : new Place(Container.CORE, name);
        };
    }

    private static Map<String, UserAttribute> userAttributes() {
        Map<String, UserAttribute> names = new HashMap<>();
        for (UserAttribute attribute : UserAttribute.values()) {
            names.put(attribute.wireName().toLowerCase(Locale.ROOT), attribute);
        }
        names.put("manager.value", UserAttribute.MANAGER);
        return Map.copyOf(names);
    }
}
