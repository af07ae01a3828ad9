package io.muster.application.port.out.contact;

import io.muster.domain.contact.ContactLink;
import io.muster.domain.contact.ContactLinkId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.token.LastUse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The contact links of all organizations. */
public interface ContactLinks {
    void add(ContactLink link);

    Optional<ContactLink> find(OrganizationId organization, ContactLinkId id);

    /**
     * Returns the link, which cannot be removed before the unit of work ends. Waits for a unit of work that removes it.
     */
    Optional<ContactLink> lockShared(OrganizationId organization, ContactLinkId id);

    /** Stores the use of a link if {@link LastUse#isDue} allows it. Returns whether it did: one call does. */
    boolean used(OrganizationId organization, ContactLinkId id, Instant now);

    /** Removes a link, after the units of work that share it. Returns false if it is gone already. */
    boolean remove(OrganizationId organization, ContactLinkId id);

    /** Returns all links of an organization in the order of their ids. They are few. */
    List<ContactLink> of(OrganizationId organization);

    /** Deletes at most {@code limit} links that ended before the time. Returns how many. */
    int purge(OrganizationId organization, Instant before, int limit);
}
