package io.muster.application.port.in.contact;

import io.muster.application.port.in.AdminCaller;
import io.muster.domain.contact.ContactLink;
import io.muster.domain.contact.ContactLinkId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import io.muster.domain.token.LinkToken;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Admins give somebody outside a link for the set-up of domains, SSO and SCIM. */
public interface ManageContactLinks {
    /**
     * A link that was just made.
     *
     * @param token cannot be read again
     */
    record NewContactLink(ContactLink link, LinkToken token) {}

    /**
     * Returns the links, also ended ones, in the order of their ids.
     *
     * @throws Problem NOT_FOUND
     */
    List<ContactLink> list(AdminCaller caller, OrganizationId organization);

    /**
     * Makes a link.
     *
     * @param name of the contact
     * @param end empty for the latest
     * @throws Problem NOT_FOUND; INVALID_VALUE; SIGN_IN_AGAIN; CONFLICT if there are {@value ContactLink#MAX_NUMBER}
     *     already
     */
    NewContactLink make(AdminCaller caller, OrganizationId organization, String name, Optional<Instant> end);

    /**
     * Ends a link at once: a request that has begun writes nothing more.
     *
     * @throws Problem NOT_FOUND
     */
    void revoke(AdminCaller caller, OrganizationId organization, ContactLinkId link);
}
