package io.muster.domain.directory;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The attributes of a user (RFC 7643 sections 4.1 and 4.3). */
public enum UserAttribute implements Attribute {
    ID("id", Type.EXACT_TEXT),
    USER_NAME("userName", Type.TEXT),
    EXTERNAL_ID("externalId", Type.EXACT_TEXT),
    ACTIVE("active", Type.FLAG),
    CREATED("meta.created", Type.MOMENT),
    LAST_MODIFIED("meta.lastModified", Type.MOMENT),

    DISPLAY_NAME("displayName", Type.TEXT),
    NICK_NAME("nickName", Type.TEXT),
    PROFILE_URL("profileUrl", Type.TEXT),
    TITLE("title", Type.TEXT),
    USER_TYPE("userType", Type.TEXT),
    PREFERRED_LANGUAGE("preferredLanguage", Type.TEXT),
    LOCALE("locale", Type.TEXT),
    TIMEZONE("timezone", Type.TEXT),
    FORMATTED_NAME("name.formatted", Type.TEXT),
    FAMILY_NAME("name.familyName", Type.TEXT),
    GIVEN_NAME("name.givenName", Type.TEXT),
    MIDDLE_NAME("name.middleName", Type.TEXT),
    HONORIFIC_PREFIX("name.honorificPrefix", Type.TEXT),
    HONORIFIC_SUFFIX("name.honorificSuffix", Type.TEXT),
    EMPLOYEE_NUMBER("employeeNumber", Type.TEXT),
    COST_CENTER("costCenter", Type.TEXT),
    ORGANIZATION("organization", Type.TEXT),
    DIVISION("division", Type.TEXT),
    DEPARTMENT("department", Type.TEXT),
    MANAGER("manager", Type.EXACT_TEXT),

    EMAILS("emails", Type.PLURAL),
    PHONE_NUMBERS("phoneNumbers", Type.PLURAL),
    IMS("ims", Type.PLURAL),
    ENTITLEMENTS("entitlements", Type.PLURAL),
    ROLES("roles", Type.PLURAL),
    /** Read-only: derived from the members of groups. */
    GROUPS("groups", Type.PLURAL),

    /** Stored and returned, but not searched: values may be very long. */
    PHOTOS("photos", Type.STORED_PLURAL),
    /** Stored and returned, but not searched: values may be very long. */
    X509_CERTIFICATES("x509Certificates", Type.STORED_PLURAL);

    /** The single-valued text attributes of a profile, in the order of the schema. */
    public static final List<UserAttribute> DETAILS = Arrays.stream(values())
            .filter(attribute -> attribute.compareTo(DISPLAY_NAME) >= 0 && attribute.compareTo(MANAGER) <= 0)
            .toList();

    /** The multi-valued attributes of a profile. */
    public static final List<UserAttribute> PLURALS =
            List.of(EMAILS, PHONE_NUMBERS, IMS, ENTITLEMENTS, ROLES, PHOTOS, X509_CERTIFICATES);

    private static final Set<UserAttribute> SELECTIVE =
            EnumSet.of(ID, USER_NAME, EXTERNAL_ID, CREATED, LAST_MODIFIED, DISPLAY_NAME, EMAILS, PHONE_NUMBERS, IMS);

    private final String wireName;
    private final Type type;

    UserAttribute(String wireName, Type type) {
        this.wireName = wireName;
        this.type = type;
    }

    /**
     * Returns the name in the schema of SCIM, a sub-attribute behind its attribute and a dot: {@code name.familyName}.
     */
    public String wireName() {
        return wireName;
    }

    @Override
    public Type type() {
        return type;
    }

    @Override
    public boolean isSelective() {
        return SELECTIVE.contains(this);
    }
}
