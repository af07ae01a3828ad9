package io.muster.domain.organization;

/** A condition for turning SCIM on. */
public enum ScimPrecondition {
    PLAN("SCIM needs the BUSINESS or ENTERPRISE plan"),
    VERIFIED_DOMAIN("An SSO connection can be active only with a verified domain"),
    ACTIVE_CONNECTION("SCIM needs an active SSO connection");

    private final String text;

    ScimPrecondition(String text) {
        this.text = text;
    }

    /** Returns the sentence that says what is missing. */
    public String text() {
        return text;
    }
}
