package io.muster.domain.session;

import io.muster.domain.contact.ContactLinkId;
import io.muster.domain.organization.OrganizationId;
import java.util.Optional;

/**
 * The credential of a caller of the admin API, without its secret. Names what has to be proven again when something
 * ends that the caller started.
 */
public sealed interface Credential {
    /** The session of a member. */
    record OfMember(OrganizationId organization, SessionId session) implements Credential {}

    /** The link of an IT contact. */
    record OfContact(OrganizationId organization, ContactLinkId link) implements Credential {}

    /** An API key. */
    record OfKey(String publicId) implements Credential {}

    /** None: the caller is a part of Muster. */
    record OfMuster() implements Credential {}

    /** Returns the credential of a caller with this public id of an API key, or of a part of Muster if it is empty. */
    static Credential ofKey(Optional<String> publicId) {
        return publicId.<Credential>map(OfKey::new).orElseGet(OfMuster::new);
    }

    /** Returns whether its holder may learn who is a member: everybody may but IT contacts. */
    default boolean showsMembers() {
        return !(this instanceof OfContact);
    }
}
