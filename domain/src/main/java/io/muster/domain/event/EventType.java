package io.muster.domain.event;

import java.util.Locale;

/** The types of events. */
public enum EventType {
    MEMBER_CREATED,
    MEMBER_UPDATED,
    MEMBER_DEACTIVATED,
    MEMBER_REACTIVATED,
    MEMBER_DELETED,
    /** A removal was acknowledged to the identity provider and is held: it has no effect until an admin decides. */
    MEMBER_REMOVAL_HELD,
    /** Role or workspaces differ from those that the feed last published. */
    MEMBER_ACCESS_CHANGED,
    /** The identity provider changed the primary e-mail address of an Admin. */
    MEMBER_ADMIN_EMAIL_CHANGED,
    GROUP_CREATED,
    GROUP_UPDATED,
    GROUP_MEMBERS_CHANGED,
    GROUP_DELETED,
    MAPPING_CHANGED,
    /** The mapping has no effect any more: its group was deleted, or an admin removed the mapping. */
    MAPPING_DELETED,
    DOMAIN_VERIFIED,
    /** The record that proves a domain is missing in the DNS; the verification is taken back if that goes on. */
    DOMAIN_RECORD_MISSING,
    /** The missing record was found again in time. */
    DOMAIN_RECORD_FOUND,
    /** The organization gave the domain up, or its verification was taken back. */
    DOMAIN_LOST,
    /** Other settings of the SSO connection are active. */
    CONNECTION_CHANGED,
    /** Members have to sign in through the SSO connection from now on, or need not any more. */
    CONNECTION_REQUIREMENT_CHANGED,
    /** The last certificate of the SAML identity provider ends soon. */
    CONNECTION_CERTIFICATE_ENDING,
    /** The identity provider sends no requests any more, against its habit. */
    SYNC_SILENT,
    /** The identity provider that was silent sends requests again. */
    SYNC_RESUMED,
    /** A change in this place cannot be published: a copy may have an old state of the subject. */
    FEED_EVENT_WITHHELD;

    /**
     * Returns the {@code type} attribute of CloudEvents, such as {@code io.muster.member.access_changed}, of a type of
     * this name, also if only a newer version has it.
     */
    public static String text(String name) {
        return "io.muster." + name.toLowerCase(Locale.ROOT).replaceFirst("_", ".");
    }
}
