package io.muster.domain.directory;

import java.util.Arrays;
import java.util.List;

/** The attributes of a user (RFC 7643 sections 4.1 and 4.3). */
public enum UserAttribute implements Attribute {
    ID(Type.EXACT_TEXT),
    USER_NAME(Type.TEXT),
    EXTERNAL_ID(Type.EXACT_TEXT),
    ACTIVE(Type.FLAG),
    CREATED(Type.MOMENT),
    LAST_MODIFIED(Type.MOMENT),

    DISPLAY_NAME(Type.TEXT),
    NICK_NAME(Type.TEXT),
    PROFILE_URL(Type.TEXT),
    TITLE(Type.TEXT),
    USER_TYPE(Type.TEXT),
    PREFERRED_LANGUAGE(Type.TEXT),
    LOCALE(Type.TEXT),
    TIMEZONE(Type.TEXT),
    FORMATTED_NAME(Type.TEXT),
    FAMILY_NAME(Type.TEXT),
    GIVEN_NAME(Type.TEXT),
    MIDDLE_NAME(Type.TEXT),
    HONORIFIC_PREFIX(Type.TEXT),
    HONORIFIC_SUFFIX(Type.TEXT),
    EMPLOYEE_NUMBER(Type.TEXT),
    COST_CENTER(Type.TEXT),
    ORGANIZATION(Type.TEXT),
    DIVISION(Type.TEXT),
    DEPARTMENT(Type.TEXT),
    MANAGER(Type.EXACT_TEXT),

    EMAILS(Type.PLURAL),
    PHONE_NUMBERS(Type.PLURAL),
    IMS(Type.PLURAL),
    ENTITLEMENTS(Type.PLURAL),
    ROLES(Type.PLURAL),
    /** Read-only: derived from the members of groups. */
    GROUPS(Type.PLURAL),

    /** Stored and returned, but not searched: values may be very long. */
    PHOTOS(Type.STORED_PLURAL),
    /** Stored and returned, but not searched: values may be very long. */
    X509_CERTIFICATES(Type.STORED_PLURAL);

    /** The single-valued text attributes of a profile, in the order of the schema. */
    public static final List<UserAttribute> DETAILS = Arrays.stream(values())
            .filter(attribute -> attribute.compareTo(DISPLAY_NAME) >= 0 && attribute.compareTo(MANAGER) <= 0)
            .toList();

    /** The multi-valued attributes of a profile. */
    public static final List<UserAttribute> PLURALS =
            List.of(EMAILS, PHONE_NUMBERS, IMS, ENTITLEMENTS, ROLES, PHOTOS, X509_CERTIFICATES);

    private final Type type;

    UserAttribute(Type type) {
        this.type = type;
    }

    @Override
    public Type type() {
        return type;
    }
}
