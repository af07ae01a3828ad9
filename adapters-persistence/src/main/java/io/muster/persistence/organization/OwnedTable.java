package io.muster.persistence.organization;

import java.util.Locale;

/**
 * Every table with rows of an organization, but for its own, in the order of the purge: a table comes before those that
 * it refers to. So no deletion cascades, and a batch deletes as many rows as it counts.
 */
enum OwnedTable {
    EMAIL_CLAIM("email_key"),
    LOST_ADDRESS("organization_id, position"),
    VERIFIED_DOMAIN("domain"),
    DOMAIN_CLAIM("organization_id, domain"),
    API_KEY("public_id"),
    SCIM_TOKEN("public_id"),
    WEBHOOK_DELIVERY("organization_id, webhook_id, sequence"),
    WEBHOOK("organization_id, id"),
    OUTBOX("organization_id, position"),
    WITHHELD_EVENT("organization_id, position"),
    PUBLISHED_ACCESS("organization_id, user_id"),
    EVENT("organization_id, sequence, at"),
    FEED_HEAD("organization_id"),
    REMOVAL("organization_id, number"),
    REMOVAL_COUNTER("organization_id"),
    WORKSPACE_GRANT("organization_id, user_id, workspace_id"),
    GROUP_MAPPING_WORKSPACE("organization_id, mapping_id, workspace_id"),
    GROUP_MAPPING("organization_id, id"),
    GROUP_MEMBERSHIP("organization_id, group_id, user_id"),
    SESSION("organization_id, id"),
    INVITATION("organization_id, id"),
    CONTACT_LINK("organization_id, id"),
    SIMULATION("organization_id, id"),
    OWNER_PASSWORD("organization_id, user_id"),
    SUBJECT_LINK("organization_id, connection_id, subject_hash"),
    SIGN_IN("organization_id, id"),
    USED_ASSERTION("organization_id, connection_id, assertion_hash"),
    SERVICE_KEY("organization_id, slot"),
    SSO_CONNECTION_VERSION("organization_id, slot"),
    SSO_CONNECTION("organization_id"),
    USER_VALUE("organization_id, user_id, attribute, position"),
    DIRECTORY_USER("organization_id, id"),
    USER_COUNT("organization_id, slot"),
    DIRECTORY_GROUP("organization_id, id"),
    WORKSPACE("organization_id, id"),
    ADMIN_GUARD("organization_id"),
    SENT_REQUEST("organization_id, id"),
    SYNC_LOG("organization_id, id, at"),
    FAILING_RESOURCE("organization_id, cause_key, resource_key"),
    FAILURE_CAUSE("organization_id, cause_key"),
    REQUEST_COUNT("organization_id, beginning"),
    REQUEST_RHYTHM("organization_id, client"),
    AUDIT_LOG("organization_id, sequence"),
    AUDIT_HEAD("organization_id");

    private final String key;

    /** @param key the columns of the primary key */
    OwnedTable(String key) {
        this.key = key;
    }

    String table() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the columns of the primary key in their order. */
    String key() {
        return key;
    }

    /**
     * Returns a statement that deletes at most {@code limit} rows of {@code organization}. Its cost is that of these
     * rows.
     */
    String deletion() {
        return "delete from " + table() + " where organization_id = :organization and (" + key + ") in (select " + key
                + " from " + table() + " where organization_id = :organization limit :limit)";
    }
}
