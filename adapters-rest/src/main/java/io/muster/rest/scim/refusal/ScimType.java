package io.muster.rest.scim.refusal;

/** The error types of SCIM (RFC 7644 section 3.12 table 9, RFC 9865 section 2) that this service answers. */
public enum ScimType {
    INVALID_FILTER("invalidFilter"),
    INVALID_PATH("invalidPath"),
    INVALID_SYNTAX("invalidSyntax"),
    INVALID_VALUE("invalidValue"),
    INVALID_CURSOR("invalidCursor"),
    NO_TARGET("noTarget"),
    MUTABILITY("mutability"),
    UNIQUENESS("uniqueness");

    private final String wireName;

    ScimType(String wireName) {
        this.wireName = wireName;
    }

    /** Returns the value of {@code scimType} in an error. */
    public String wireName() {
        return wireName;
    }
}
