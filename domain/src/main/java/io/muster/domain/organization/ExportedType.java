package io.muster.domain.organization;

/**
 * The types of the lines of an export, in the order of the file. Lines of the audit log have a form of their own, and
 * stand before the last line.
 */
public enum ExportedType {
    ORGANIZATION("organization"),
    DOMAIN("domain"),
    CONNECTION("connection"),
    CONNECTION_VERSION("connectionVersion"),
    SERVICE_KEY("serviceKey"),
    REMOVAL_POLICY("removalPolicy"),
    SCIM_TOKEN("scimToken"),
    API_KEY("apiKey"),
    WORKSPACE("workspace"),
    USER("user"),
    DIRECT_GRANT("directGrant"),
    GROUP("group"),
    MEMBERSHIP("membership"),
    MAPPING("mapping"),
    REMOVAL("removal"),
    SUBJECT_LINK("subjectLink"),
    SIGN_IN("signIn"),
    SESSION("session"),
    OWNER_PASSWORD("ownerPassword"),
    INVITATION("invitation"),
    CONTACT_LINK("contactLink"),
    WEBHOOK("webhook"),
    DEAD_LETTER("deadLetter"),
    EVENT("event"),
    WITHHELD_EVENT("withheldEvent"),
    SYNC_LOG_ENTRY("syncLogEntry"),
    END("end");

    private final String wireName;

    ExportedType(String wireName) {
        this.wireName = wireName;
    }

    /** Returns the type as a line has it. */
    public String wireName() {
        return wireName;
    }
}
